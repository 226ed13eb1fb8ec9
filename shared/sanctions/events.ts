import { z } from 'zod';
import { erasedIfOf, event, personalEvent, toCrew } from '../show/contract.ts';
import { Ban, Exposure, erasedAct, Warning } from './rules.ts';
import { erasedStrike, Strike, StrikeRules } from './strikes.ts';

const ofPerson = { personId: z.string() };
const personOf = ({ personId }: { personId: string }): string => personId;

export const sanctionEvents = {
  /** From now on the person's lines are shown, held, or hidden from all but the person and the crew. */
  'sanction.exposed': event(z.object({ ...ofPerson, as: Exposure, reason: z.string().optional() }), toCrew, {
    erased: erasedIfOf(({ reason: _text, ...data }) => data),
    ledger: ({ reason, ...data }) => ({ data, texts: { person: data.personId, reason } }),
  }),
  /** Lines of whoever has been here for fewer minutes are held; null holds none for that. */
  'sanction.newcomersSet': event(z.object({ minutes: z.number().nullable() }), toCrew, {
    ledger: true,
  }),
  'sanction.warned': personalEvent(Warning, personOf, {
    erased: erasedIfOf(erasedAct),
    ledger: ({ name: _name, reason, ...data }) => ({ data, texts: { person: data.personId, reason } }),
  }),
  'sanction.warningEnded': personalEvent(
    z.object({ ...ofPerson, how: z.enum(['acknowledged', 'withdrawn']) }),
    personOf,
    { ledger: true },
  ),
  /** Whoever is banned from watching is no longer there to be told. */
  'sanction.banned': event(Ban, toCrew, {
    erased: erasedIfOf(erasedAct),
    ledger: ({ name: _name, reason, ...data }) => ({ data, texts: { person: data.personId, reason } }),
  }),
  /** A ban for good of another show holds no more, or holds again, in all other shows. */
  'sanction.lifted': event(z.object({ banId: z.string() }), toCrew, { ledger: true }),
  'sanction.relisted': event(z.object({ banId: z.string() }), toCrew, { ledger: true }),
  'sanction.unbanned': event(z.object(ofPerson), toCrew, { ledger: true }),
  /** `isBack` where it had been taken back, and that was undone. */
  'sanction.struck': event(
    z.object({ ...ofPerson, strike: Strike, isBack: z.literal(true).optional() }),
    toCrew,
    {
      erased: erasedIfOf(({ strike, ...data }) => ({ ...data, strike: erasedStrike(strike) })),
      ledger: ({ personId, strike: { reason, ...strike }, isBack }) => ({
        data: { personId, strike, ...(isBack && { isBack }) },
        texts: { person: personId, reason },
      }),
    },
  ),
  'sanction.strikeRemoved': event(z.object({ ...ofPerson, strikeId: z.string() }), toCrew, { ledger: true }),
  'sanction.strikesSet': event(z.object({ rules: StrikeRules }), toCrew, { ledger: true }),
} as const;
