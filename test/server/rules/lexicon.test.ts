import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { lexiconOf, prepareLexicon } from '../../../server/rules/lexicon.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';

const rules = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index),
    ...phraseRule(`${name} number ${index}`),
  }));

test('ten thousand rules are made ready in pieces, and the list then has them at once', async () => {
  const all = rules(10_000, 'phrase');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await prepareLexicon(all);
  delay.disable();
  const before = performance.now();
  expect(lexiconOf(all)?.size).toBe(10_000);
  // Of a busy machine; alone it takes a tenth of that, and building all at once some seconds.
  expect(performance.now() - before).toBeLessThan(100);
});

test('a list that is changed goes on with what is ready, and another list has its own', () => {
  const first = rules(20, 'first');
  const lexicon = lexiconOf(first);
  expect(lexiconOf(first.slice(5))).toBe(lexicon);
  expect(lexiconOf([...first, ...rules(1, 'added')])).toBe(lexicon);
  expect(lexiconOf(rules(20, 'other'))).not.toBe(lexicon);
  expect(lexiconOf([])).toBeUndefined();
});
