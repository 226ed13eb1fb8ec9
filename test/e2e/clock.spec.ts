import type { Page } from 'playwright';
import { FakeTime, fakeTimeMissing } from '../support/fake-time.ts';
import { test as base, expect } from './fixtures.ts';

const HOUR_MS = 60 * 60 * 1000;
const WITHOUT_MEDIA = { MEDIASOUP_WORKER_BIN: '/nowhere/mediasoup-worker' };

const test = base.extend<{ time: FakeTime }>({
  // Playwright reads a fixture's needs off its parameter.
  time: async ({ serverFlags: _ }, use) => {
    const time = new FakeTime();
    await use(time);
    time.remove();
  },
});

/** Lets a page's clock be set, as its owner or NTP does: all that `Date` says, and nothing else. */
async function makeSettable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Real = Date;
    let ahead = 0;
    globalThis.Date = class extends Real {
      constructor(...parts: []) {
        if (parts.length > 0) super(...parts);
        else super(Real.now() + ahead);
      }
      static override now = () => Real.now() + ahead;
    } as DateConstructor;
    Object.assign(globalThis, {
      setClockBy: (ms: number) => {
        ahead += ms;
      },
    });
  });
}

const setClockBy = (page: Page, ms: number): Promise<void> =>
  page.evaluate(by => (globalThis as unknown as { setClockBy(ms: number): void }).setClockBy(by), ms);

/** Whole seconds that a page counts down from, once it has counted on from what it shows now. */
async function secondsAfterNextTick(page: Page): Promise<number> {
  const clock = page.locator('.card-clock').first();
  const before = (await clock.textContent()) ?? '';
  await expect(clock).not.toHaveText(before);
  const [minutes = 0, seconds = 0] = (/(\d+):(\d+)\s*$/.exec((await clock.textContent()) ?? '') ?? [])
    .slice(1)
    .map(Number);
  return minutes * 60 + seconds;
}

test('a viewer’s countdown is right within a second of a jump of their own clock', async ({
  host,
  server,
  openViewer,
}) => {
  await server.addSampleProducts();
  const { page } = await openViewer({ prepare: makeSettable });
  await host.send('offer.pin', { productId: 'SOL-101', ends: { seconds: 1200 } });
  const left = () => ((host.store.getState().show.offers.pins[0]?.until ?? 0) - host.now()) / 1000;
  expect(Math.abs((await secondsAfterNextTick(page)) - left())).toBeLessThan(1.5);
  for (const jump of [HOUR_MS, -2 * HOUR_MS, 3000, 30 * 24 * HOUR_MS]) {
    await setClockBy(page, jump);
    expect(Math.abs((await secondsAfterNextTick(page)) - left())).toBeLessThan(1.5);
  }
});

test.describe('a server whose clock is set', () => {
  test.skip(fakeTimeMissing !== undefined, `Skipped${fakeTimeMissing ?? ''}`);
  test.use({
    server: async ({ startServer, time }, use) =>
      use(await startServer([], { ...WITHOUT_MEDIA, ...time.env })),
  });

  test('is told to the crew in words, for as long as it is not right again', async ({
    time,
    studio,
    viewer,
  }) => {
    const notices = studio.page.getByRole('strong').filter({ hasText: 'The server’s clock was set' });
    const notice = notices.filter({ hasText: 'it is behind the show’s time by 1 hour.' });
    await expect(notices).toHaveCount(0);
    time.set(-HOUR_MS);
    await expect(notice).toBeVisible();
    await expect(studio.page.getByText('mutes end after their true length all the same')).toBeVisible();
    await expect(viewer.page.getByText('The server’s clock')).toHaveCount(0);
    time.set(0);
    await expect(notices).toHaveCount(0);
  });

  test('moves no viewer’s countdown', async ({ time, host, server, viewer }) => {
    await server.addSampleProducts();
    await host.send('offer.pin', { productId: 'SOL-101', ends: { seconds: 1200 } });
    const before = await secondsAfterNextTick(viewer.page);
    const began = performance.now();
    time.set(HOUR_MS);
    await expect.poll(() => host.store.getState().live.clock.aheadMs).toBeGreaterThan(HOUR_MS - 1000);
    await viewer.page.reload();
    const passed = (performance.now() - began) / 1000;
    const after = await secondsAfterNextTick(viewer.page);
    expect(before - after).toBeGreaterThan(passed - 1.5);
    expect(before - after).toBeLessThan((performance.now() - began) / 1000 + 1.5);
  });
});
