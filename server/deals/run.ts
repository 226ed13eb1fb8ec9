import { isRunning, type RunningDeal } from '../../shared/deals/deal.ts';
import { CommandError } from '../../shared/errors.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Handlers } from '../show/feature.ts';
import { endEvents } from './end.ts';
import { dealOf, ownDealOf } from './lookup.ts';
import { accepted } from './plan.ts';
import { startEvents } from './start.ts';

function runningOf(state: ShowState, dealId: string): RunningDeal {
  const deal = dealOf(state, dealId);
  if (!isRunning(deal)) throw new CommandError('not-open', 'This deal does not run now.');
  return deal;
}

/** What runs, from its start to its end. */
export const run: Pick<Handlers<'deals'>, 'deal.start' | 'deal.end' | 'deal.cancel'> = {
  'deal.start': (state, { dealId }, context) => {
    const { actor, now } = context;
    const deal = ownDealOf(state, dealId, actor);
    if (deal.stage.kind === 'running' || deal.stage.kind === 'over')
      throw new CommandError('already-done', 'This deal has been started; a deal runs once.');
    if (actor.role === 'brand' && !state.deals.rules.brandsMayStart)
      throw new CommandError('forbidden', 'The host starts deals in this show; propose it instead.');
    // A host who starts their own draft accepts it with the same step.
    const isOwnDraft = actor.role === 'host' && deal.stage.kind !== 'accepted';
    const ready = isOwnDraft ? accepted(state, deal, actor.id, now) : deal;
    return { events: startEvents(state, ready, context), result: {} };
  },

  'deal.end': (state, { dealId }, context) => ({
    events: endEvents(state, runningOf(state, dealId), 'host', context),
    result: {},
  }),

  'deal.cancel': (state, { dealId }, context) => {
    const deal = runningOf(state, dealId);
    if (deal.plan.terms.kind !== 'auction')
      throw new CommandError('bad-data', 'Only an auction can be called off; end this deal instead.');
    const { firstFinalAt } = deal.auction ?? {};
    if (firstFinalAt !== undefined && firstFinalAt <= context.now)
      throw new CommandError('bid-final', 'The first bid is final, so this auction goes on to its end.');
    return { events: endEvents(state, deal, 'cancelled', context), result: {} };
  },
};
