import type { Decides } from '../decision.ts';
import { bids } from './bids.ts';
import { claims } from './claims.ts';
import { plan } from './plan.ts';
import { run } from './run.ts';

/** Deals: planned, agreed on, run, claimed and bid for. */
export const deals: Decides<'deal'> = { ...plan, ...run, ...claims, ...bids };
