import { describe, expect, test } from 'vitest';
import { safeguardReasons } from '../../../server/moderation/safeguards.ts';
import type { Judgement } from '../../../shared/moderation/judgement.ts';
import { DEFAULT_CHECKS, type SomeLevels } from '../../../shared/moderation/levels.ts';
import { emptyShow } from '../../../shared/show/state.ts';

const NONE = { insult: 0, hate: 0, threat: 0, sexual: 0, spam: 0 } as const;
const moderation = (levels: SomeLevels = {}, checks = DEFAULT_CHECKS) => ({
  ...emptyShow('crew').moderation,
  levels: { ...NONE, ...levels },
  checks,
});
const judged = (
  probabilities: Partial<Record<keyof typeof NONE, number>>,
  parts: NonNullable<Judgement['classified']>['parts'] = {},
): Judgement => ({ classified: { probabilities: { ...NONE, ...probabilities }, parts }, alike: 1 });

test('a line is held for each category that it exceeds the level of, with the parts that say so', () => {
  const judgement = judged(
    { insult: 0.99, threat: 0.8, spam: 0.9 },
    {
      insult: [
        [0, 4],
        [6, 9],
      ],
    },
  );
  const reasons = safeguardReasons(moderation({ insult: 1, threat: 3, spam: 1 }), { text: 'x', judgement });
  expect(reasons).toEqual([
    { by: 'moderation.insult', at: [0, 4] },
    { by: 'moderation.insult', at: [6, 9] },
    { by: 'moderation.threat' },
  ]);
});

test('without a judgement the rules and checks alone hold a line', () => {
  const text = 'write me on whatsapp +49 151 23456789';
  expect(safeguardReasons(moderation({ insult: 4 }), { text, judgement: { alike: 1 } })).toEqual([
    { by: 'moderation.contact', at: [21, 37] },
  ]);
});

describe('a flood', () => {
  test('is what several people write, and nothing where that is switched off', () => {
    const line = { text: 'x', judgement: { alike: 5 } };
    expect(safeguardReasons(moderation(), line)).toEqual([{ by: 'moderation.flood' }]);
    expect(safeguardReasons(moderation(), { text: 'x', judgement: { alike: 4 } })).toEqual([]);
    expect(safeguardReasons(moderation({}, { flood: false, contact: false }), line)).toEqual([]);
  });
});
