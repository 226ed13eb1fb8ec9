import { z } from 'zod';
import { Money } from '../money.ts';

/** The steps of a purchase, in order. */
export const CHECK_STEPS = [
  'basket',
  'total',
  'shipping',
  'tax',
  'page',
  'payment',
  'links',
  'word',
  'release',
] as const;

export const CheckStep = z.object({
  step: z.enum(CHECK_STEPS),
  /** `unknown` is what only a real order shows. */
  outcome: z.enum(['ok', 'missing', 'unknown']),
  /** Which of the texts of its outcome fits. */
  note: z.enum([
    'made',
    'no-products',
    'refused',
    'exact',
    'differs',
    'rates',
    'no-rates',
    'at-checkout',
    'included',
    'added',
    'none',
    'opens',
    'locked',
    'closed',
    'ways',
    'no-ways',
    'try-yourself',
    'known',
    'foreign',
    'webhooks',
    'polling',
    'freed',
    'not-freed',
  ]),
  count: z.number().int().optional(),
  money: Money.optional(),
  /** The shop's own words. */
  detail: z.string().max(300).optional(),
});
export type CheckStep = z.infer<typeof CheckStep>;

/** What came of buying in a shop as a viewer would. */
export const CheckReport = z.object({
  /** Server time. */
  at: z.number(),
  steps: z.array(CheckStep).max(20),
  /** What the shop's plan and its API allow; told before a show, never in it. */
  limits: z.array(
    z.object({
      code: z.enum(['plan', 'pace', 'trial']),
      value: z.string().max(100).optional(),
    }),
  ),
});
export type CheckReport = z.infer<typeof CheckReport>;
