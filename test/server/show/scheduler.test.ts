import { describe, expect, onTestFinished, test } from 'vitest';
import type { EventLog } from '../../../server/log/event-log.ts';
import { ShowScheduler } from '../../../server/show/scheduler.ts';
import type { ShowEvent } from '../../../shared/show/events.ts';
import { PEOPLE, PRODUCTS } from '../../support/arbitrary.ts';
import { TestClock } from '../../support/clock.ts';
import { openTestLog, temporaryFolder } from '../../support/log.ts';
import { registry } from '../../support/registry.ts';
import { openTestShow } from '../../support/show.ts';

const [host] = PEOPLE as [(typeof PEOPLE)[0]];

/** A show with its scheduler, on a clock that stands. */
async function open(log: EventLog, clock: TestClock) {
  const show = await openTestShow(log, { clock });
  const scheduler = new ShowScheduler(show, registry.deadlines, show.clock);
  onTestFinished(() => scheduler.close());
  const listeners = new Set<(event: ShowEvent) => void>();
  show.attach(
    event => {
      scheduler.observe(event);
      for (const listener of listeners) listener(event);
    },
    () => undefined,
  );
  /** Resolves with the next event of a name. */
  const next = (name: ShowEvent['name']) =>
    new Promise<ShowEvent>(resolve => listeners.add(event => event.name === name && resolve(event)));
  const pin = (productId: string, seconds: number) =>
    show.submit(host, `pin ${productId}`, 'offer.pin', { productId, ends: { seconds } });
  return { show, scheduler, next, pin };
}

async function openWithProducts(log: EventLog, clock: TestClock) {
  const opened = await open(log, clock);
  await opened.show.submit(host, 'products', 'catalog.import', { products: PRODUCTS });
  return opened;
}

describe('the scheduler', () => {
  test('takes a pin off when its time is over, and says why', async () => {
    const clock = new TestClock();
    const { show, next, pin } = await openWithProducts(await openTestLog(), clock);
    const { pinId } = await pin('p0', 30);
    const gone = next('offer.unpinned');
    clock.pass(29_999);
    expect(show.state.offers.pins).toHaveLength(1);
    clock.pass(1);
    expect(await gone).toMatchObject({ data: { pinId, reason: 'time' }, by: { id: 'vitrine' } });
    expect(show.state.offers.pins).toEqual([]);
  });

  test('sets its alarm for the first deadline, whichever was set first, and for none when there is none', async () => {
    const clock = new TestClock();
    const { next, pin } = await openWithProducts(await openTestLog(), clock);
    expect(clock.next).toBeUndefined();
    await pin('p0', 60);
    await pin('p1', 20);
    expect(clock.next).toBe(clock.now() + 20_000);
    const first = next('offer.unpinned');
    clock.pass(20_000);
    await first;
    await expect.poll(() => clock.next).toBe(clock.now() + 40_000);
  });

  test('lets happen at once what came due while the server was away', async () => {
    const folder = temporaryFolder();
    const clock = new TestClock();
    const before = await openTestLog(folder);
    await (await openWithProducts(before, clock)).pin('p0', 30);
    await before.close();

    clock.pass(3_600_000);
    const { show, next } = await open(await openTestLog(folder), clock);
    const gone = next('offer.unpinned');
    clock.pass(0);
    expect(await gone).toMatchObject({ data: { reason: 'time' } });
    expect(show.state.offers.pins).toEqual([]);
  });

  test('a pin lasts its own length at most where the clock was set back by hours before a restart', async () => {
    const folder = temporaryFolder();
    const before = await openTestLog(folder);
    const first = await openWithProducts(before, new TestClock(10 * 3_600_000));
    await first.pin('p0', 30);
    const { until = 0, at = 0 } = first.show.state.offers.pins[0] ?? {};
    await before.close();

    const clock = new TestClock(9 * 3_600_000);
    const { show, next, pin } = await open(await openTestLog(folder), clock);
    expect(show.clock.now()).toBe(at);
    const gone = next('offer.unpinned');
    clock.pass(29_000);
    await pin('p1', 30);
    expect(show.state.offers.pins.map(each => each.until)).toEqual([until, at + 59_000]);
    clock.pass(1000);
    expect(await gone).toMatchObject({ at: until, data: { reason: 'time' } });
    const last = next('offer.unpinned');
    await expect.poll(() => clock.next).toBe(clock.now() + 29_000);
    clock.pass(29_000);
    expect(await last).toMatchObject({ at: at + 59_000 });
  });

  test('tries again later when the log can’t be written', async () => {
    const clock = new TestClock();
    const log = await openTestLog();
    const { show, next, pin } = await openWithProducts(log, clock);
    await pin('p0', 30);
    const append = log.append.bind(log);
    log.append = () => Promise.reject(new Error('The disk is full.'));
    clock.pass(30_000);
    await expect.poll(() => clock.next).toBe(clock.now() + 1000);
    log.append = append;
    const gone = next('offer.unpinned');
    clock.pass(1000);
    await gone;
    expect(show.state.offers.pins).toEqual([]);
  });
});
