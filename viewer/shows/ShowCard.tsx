import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { atServer } from '../../client/server-address.ts';
import type { PublicShow } from '../../shared/home/protocol.ts';
import { standingOf } from './by-time.ts';

/** A show, and the way to its page. */
export function ShowCard({ show }: { show: PublicShow }) {
  const { t } = useTranslation('shows');
  const { slug, title, picture } = show;
  const standing = standingOf(show);
  return (
    <li>
      <a className="card" data-standing={standing} href={atServer(`/s/${encodeURIComponent(slug)}`)}>
        <Picture picture={picture} title={title} />
        <h2>{title}</h2>
        <When show={show} />
        <span className="open">{t(`open.${standing}`)}</span>
      </a>
    </li>
  );
}

function When({ show }: { show: PublicShow }) {
  const { t, i18n } = useTranslation('shows');
  const { phase, startsAt } = show;
  const standing = standingOf(show);
  const at = phase.kind === 'ready' ? startsAt : phase.since;
  return (
    <p className="when">
      {standing === 'ready' ? null : <span className="badge">{t(`badge.${standing}`)}</span>}
      {at === undefined ? (
        t('noDate')
      ) : (
        <time dateTime={new Date(at).toISOString()}>{dateOf(at, i18n.language)}</time>
      )}
    </p>
  );
}

/** A date with its weekday and time, as the language writes it. */
const dateOf = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);

/** A show's picture; where it has none, its first letter. */
function Picture({ picture, title }: { picture: string | undefined; title: string }) {
  const [isBroken, setIsBroken] = useState(false);
  const [letter = ''] = [...title.trim()];
  return (
    <span className="picture" aria-hidden="true">
      {picture && !isBroken ? (
        <img src={atServer(picture)} alt="" loading="lazy" onError={() => setIsBroken(true)} />
      ) : (
        letter.toUpperCase()
      )}
    </span>
  );
}
