import type { Undo } from '../undo/undoable.ts';

export const undo: Undo<'deals'> = {
  'deal.remove': {
    // The restored deal has to be accepted again, as prices may have changed meanwhile.
    inverse: ({ dealId }, _result, { show }) => {
      const deal = show.deals.byId[dealId];
      return deal && { name: 'deal.save', data: { plan: deal.plan } };
    },
    describe: (t, { dealId }, show) =>
      t('deals:undo.remove', { title: show.deals.byId[dealId]?.plan.title ?? '' }),
  },
};
