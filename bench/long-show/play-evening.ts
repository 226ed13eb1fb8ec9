import { ShowScheduler } from '../../server/show/scheduler.ts';
import type { Show } from '../../server/show/show.ts';
import type { TestClock } from '../../test/support/clock.ts';
import { registry } from '../../test/support/registry.ts';
import type { Evening } from './evening.ts';

/** Work of so many seconds is on its way at a time; what follows from an answer comes with the next. */
const GATHERED_SECONDS = 10;

interface Play {
  readonly clock: TestClock;
  readonly seconds: number;
  /** How many lines are written, evenly over all seconds. */
  readonly lines: number;
  /** Called as each second begins; what it returns is waited for with the rest. */
  readonly onSecond?: (second: number) => readonly Promise<unknown>[];
  /** What comes after the last second, while what ends by itself still does. */
  readonly after?: () => Promise<void>;
}

/** Lets an evening pass in a show, second by second, with all that ends at a time of it. */
export async function playEvening(show: Show, evening: Evening, play: Play): Promise<void> {
  const { clock, seconds, lines, onSecond, after } = play;
  const scheduler = new ShowScheduler(show, registry.deadlines, clock);
  show.attach(
    event => scheduler.observe(event),
    () => undefined,
  );
  await evening.begin();
  let gathered: Promise<unknown>[] = [];
  for (let second = 0; second < seconds; second++) {
    clock.pass(1000);
    const count = Math.floor((lines * (second + 1)) / seconds) - Math.floor((lines * second) / seconds);
    const more = onSecond?.(second) ?? [];
    gathered.push(...evening.second(second, count), ...more);
    if (second % GATHERED_SECONDS !== 5) continue;
    await Promise.all(gathered);
    gathered = [];
  }
  await Promise.all(gathered);
  await after?.();
  scheduler.close();
}
