import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublicList, PublicShow } from '../../shared/home/protocol.ts';
import { viewerAddress } from '../app/entry.ts';
import { errorText } from '../app/errors.ts';
import { InviteForm } from '../app/pages/NoInvitePage.tsx';
import { Badge } from '../ui/Badge.tsx';
import { buttonClass } from '../ui/Button.tsx';
import { fetchPublicShows } from './api.ts';
import { formatDate } from './format.ts';
import { HomeFrame } from './HomeFrame.tsx';
import { ShowPicture } from './ShowPicture.tsx';

/** What somebody without a key sees: the shows that everybody may see, and the way in for those who make them. */
export function VisitorPage() {
  const { t, i18n } = useTranslation('home');
  const errors = useTranslation('errors').t;
  const [list, setList] = useState<PublicList>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    fetchPublicShows().then(setList, setError);
  }, []);
  return (
    <HomeFrame title={t('visitor.title')}>
      {error ? <p className="text-quiet">{errorText(error, errors, i18n.language)}</p> : null}
      {list?.shows.length === 0 ? <p className="max-w-[60ch] text-quiet">{t('visitor.none')}</p> : null}
      {list && list.shows.length > 0 ? (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,320px),1fr))] gap-3">
          {sorted(list.shows).map(show => (
            <PublicCard key={show.slug} show={show} />
          ))}
        </ul>
      ) : null}
      <section className="panel flex max-w-[640px] flex-col gap-3 p-5">
        <h2 className="font-semibold text-m">{t('visitor.crew')}</h2>
        <p className="text-pretty text-quiet">{t('visitor.crewBody')}</p>
        <InviteForm />
      </section>
    </HomeFrame>
  );
}

const RANK = { live: 0, ready: 1, ended: 2 };
const timeOf = ({ phase, startsAt }: PublicShow): number =>
  phase.kind === 'ended' ? -phase.at : (startsAt ?? Number.MAX_SAFE_INTEGER);

/** What is on first, then what comes next, then the newest of what was. */
const sorted = (shows: readonly PublicShow[]): PublicShow[] =>
  shows.toSorted(
    (one, other) => RANK[one.phase.kind] - RANK[other.phase.kind] || timeOf(one) - timeOf(other),
  );

function PublicCard({ show }: { show: PublicShow }) {
  const { t, i18n } = useTranslation('home');
  const { slug, title, picture, phase, startsAt } = show;
  const at = phase.kind === 'ready' ? startsAt : phase.since;
  return (
    <li className="panel flex flex-col overflow-hidden">
      <ShowPicture picture={picture} title={title} className="h-32 w-full" />
      <div className="flex flex-1 flex-col gap-3 p-4">
        <h2 className="break-words font-semibold">{title}</h2>
        <p className="flex flex-wrap items-center gap-2 text-quiet">
          {phase.kind === 'live' ? <Badge tone="live">{t('fact.live')}</Badge> : null}
          {phase.kind === 'ended' ? <Badge>{t('visitor.over')}</Badge> : null}
          {at === undefined ? t('fact.noDate') : formatDate(at, i18n.language)}
        </p>
        <a href={viewerAddress(slug, '')} className={`${buttonClass('primary')} mt-auto w-fit`}>
          {t(`visitor.${phase.kind}`)}
        </a>
      </div>
    </li>
  );
}
