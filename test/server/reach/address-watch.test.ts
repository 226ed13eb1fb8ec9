import { expect, onTestFinished, test } from 'vitest';
import { AddressWatch } from '../../../server/reach/address-watch.ts';
import type { AddressWarning } from '../../../shared/reach/address-warning.ts';

const DOWN: AddressWarning = { kind: 'unanswered', origin: 'https://live.example' };
const LOST: AddressWarning = { kind: 'unresolved', name: 'live.example' };

/** Watches an address of which each look finds the next of these, and resolves to what was told when all is well. */
async function toldOf(...found: (AddressWarning | undefined)[]): Promise<(string | undefined)[]> {
  const told: (string | undefined)[] = [];
  const warned: string[] = [];
  const done = Promise.withResolvers<void>();
  const watch: AddressWatch = new AddressWatch({
    check: async () => {
      const next = found.shift();
      if (!next) setImmediate(done.resolve);
      return next;
    },
    warn: ({ kind }) => warned.push(kind),
    onChange: () => told.push(watch.warning?.kind),
    againMs: 1,
    everyMs: 1,
  });
  onTestFinished(() => watch.close());
  await done.promise;
  expect(warned).toEqual(told.filter(Boolean));
  return told;
}

test('a proxy that starts after the server is no matter', async () => {
  expect(await toldOf(DOWN, undefined)).toEqual([]);
  expect(await toldOf(undefined)).toEqual([]);
});

test('what is wrong twice is told once, then what is wrong instead, and that it was mended', async () => {
  expect(await toldOf(DOWN, DOWN, DOWN, LOST, LOST, undefined)).toEqual([
    'unanswered',
    'unresolved',
    undefined,
  ]);
});
