import { defineFeature } from '../show/feature.ts';
import { bids } from './bids.ts';
import { Checkout } from './checkout.ts';
import { claims } from './claims.ts';
import { dealDeadlines } from './deadlines.ts';
import { DealFiguresPublisher } from './figures.ts';
import { plan } from './plan.ts';
import { dealPolicy } from './policy.ts';
import { run } from './run.ts';
import { shopPath } from './shop-path.ts';

/** Deals: planned, agreed on, run, claimed and bid for. */
export const deals = defineFeature('deals', {
  handlers: { ...plan, ...run, ...claims, ...bids },
  policy: dealPolicy,
  deadlines: dealDeadlines,
});
