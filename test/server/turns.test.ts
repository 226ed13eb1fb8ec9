import { expect, test } from 'vitest';
import { takingTurns } from '../../server/turns.ts';

test('others have their turn once some milliseconds were worked, and not before', async () => {
  let others = 0;
  const turn = takingTurns();
  setImmediate(() => others++);
  await turn();
  expect(others).toBe(0);
  const from = performance.now();
  while (performance.now() - from < 5);
  await turn();
  expect(others).toBe(1);
});
