import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mixAt } from '../../../renderer/compositor/transition.ts';

test('a cut shows the new scene at once', () => {
  expect(mixAt({ kind: 'cut', ms: 500 }, 0)).toBeUndefined();
});

test('a fade starts with the old scene, is half-way at half its duration, and then ends', () => {
  const fade = { kind: 'fade', ms: 400 } as const;
  expect(mixAt(fade, 0)).toEqual({ kind: 'fade', share: 0 });
  expect(mixAt(fade, 200)).toEqual({ kind: 'fade', share: 0.5 });
  expect(mixAt(fade, 400)).toBeUndefined();
});

test('a transition’s progress is monotonic', () => {
  const time = fc.integer({ min: 0, max: 2999 });
  fc.assert(
    fc.property(time, time, fc.constantFrom('fade' as const, 'wipe' as const), (one, other, kind) => {
      const [earlier, later] = [Math.min(one, other), Math.max(one, other)];
      const share = (elapsed: number) => mixAt({ kind, ms: 3000 }, elapsed)?.share ?? 1;
      expect(share(earlier)).toBeLessThanOrEqual(share(later));
    }),
  );
});
