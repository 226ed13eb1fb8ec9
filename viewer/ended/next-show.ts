import type { PublicShow } from '../../shared/home/protocol.ts';
import { byTime, standingOf } from '../shows/by-time.ts';

/** Of the public shows, the one to go to after another has ended: what is on, else what begins next. */
export const nextShow = (shows: readonly PublicShow[], now: number): PublicShow | undefined =>
  byTime(shows).find(show => {
    const standing = standingOf(show);
    return standing === 'live' || (standing === 'ready' && (show.startsAt ?? 0) > now);
  });
