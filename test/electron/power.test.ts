import { expect, test, vi } from 'vitest';
import { setupPower } from '../../electron/power.ts';

test('the machine is kept awake once, however often it is asked, and let go', () => {
  const blocker = { start: vi.fn(() => 3), stop: vi.fn() };
  const power = setupPower(blocker);
  power['power.keepAwake']({ on: true });
  power['power.keepAwake']({ on: true });
  power['power.keepAwake']({ on: false });
  power['power.keepAwake']({ on: false });
  expect(blocker.start).toHaveBeenCalledOnce();
  expect(blocker.stop).toHaveBeenCalledExactlyOnceWith(3);
});
