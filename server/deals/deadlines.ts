import { allClaims, type Claim } from '../../shared/deals/claims.ts';
import { type Deal, isRunning } from '../../shared/deals/deal.ts';
import type { NewEvent } from '../../shared/show/events.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Deadlines } from '../show/deadlines.ts';
import { returnEvents } from './claims.ts';
import { endEvents } from './end.ts';
import { startBySelf } from './start.ts';

/** How many holds run out in one step, so that a rush that expires together never holds up the event loop. */
const MAX_AT_ONCE = 100;

function startsAt({ stage, plan }: Deal): number | undefined {
  return stage.kind === 'accepted' && plan.start.kind === 'at' ? plan.start.at : undefined;
}

/** The next time at which something happens to a deal by itself. */
const dealTime = (deal: Deal): number | undefined => (isRunning(deal) ? deal.stage.endsAt : startsAt(deal));

const claimTime = ({ state }: Claim): number | undefined => (state.kind === 'held' ? state.until : undefined);

const isDue = (time: number | undefined, now: number): boolean => time !== undefined && time <= now;

function dueClaims(state: ShowState, now: number): NewEvent[] {
  for (const book of Object.values(state.deals.claims)) {
    if (book.held === 0) continue;
    const expired = allClaims(book).filter(claim => isDue(claimTime(claim), now));
    if (expired.length > 0) return returnEvents(state, expired.slice(0, MAX_AT_ONCE), 'expired', now);
  }
  return [];
}

/** Deals whose start or end has come, and holds that have run out; one thing at a time, each on what came before. */
export const dealDeadlines: Deadlines = {
  due: (state, { now, newId }) => {
    const moment = { now, newId };
    const deal = Object.values(state.deals.byId).find(each => isDue(dealTime(each), now));
    if (!deal) return dueClaims(state, now);
    return isRunning(deal) ? endEvents(state, deal, 'time', moment) : startBySelf(state, deal, moment);
  },
  nextAt: state => {
    const claims = Object.values(state.deals.claims).flatMap(book => (book.held > 0 ? allClaims(book) : []));
    const times = [...Object.values(state.deals.byId).map(dealTime), ...claims.map(claimTime)];
    return times.reduce(
      (first, time) => (time !== undefined && (first === undefined || time < first) ? time : first),
      undefined,
    );
  },
  dueOf: event => {
    if (event.name === 'deal.moved') return dealTime(event.data.deal);
    return event.name === 'deal.claimed' ? claimTime(event.data.claim) : undefined;
  },
};
