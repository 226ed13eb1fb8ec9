import { useTranslation } from 'react-i18next';
import { atServer } from '../../client/server-address.ts';
import { room } from '../session.ts';
import { usePublicShows } from '../shows/use-public-shows.ts';
import { formatDate } from '../ui/format.ts';
import { nextShow } from './next-show.ts';

/** The next one is often planned when the last one is over; nobody waits for it by the second. */
const EVERY_MS = 5 * 60_000;

/** Leads to the public show that is on now, or to the next one with its date. */
export function NextShow() {
  const { t, i18n } = useTranslation();
  const { shows = [] } = usePublicShows(EVERY_MS);
  const next = nextShow(shows, room.now());
  if (!next) return null;
  const { slug, title, phase, startsAt } = next;
  const isOn = phase.kind === 'live';
  return (
    <a className="next-show" href={atServer(`/s/${encodeURIComponent(slug)}`)}>
      <small>{t(isOn ? 'state.ended.now' : 'state.ended.next')}</small>
      <strong>{title}</strong>
      {!isOn && startsAt !== undefined && <time>{formatDate(startsAt, i18n.language)}</time>}
    </a>
  );
}
