import type { Page } from 'playwright';
import type { Room } from '../../client/room/room.ts';
import { someScenes } from '../support/arbitrary.ts';
import { auction, flash, shelf } from '../support/deals.ts';
import { ffmpegMissing, sendByEncoder } from '../support/encoder.ts';
import { boxesOf } from '../support/page-layout.ts';
import { PHONE } from '../support/viewer.ts';
import { expect, test } from './fixtures.ts';

test.skip(ffmpegMissing !== undefined, ffmpegMissing);

interface LayoutShift extends PerformanceEntry {
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

declare global {
  interface Window {
    /** What has moved on the page. */
    shifts: string[];
    /** Collects what has moved until now. */
    takeShifts: () => string[];
  }
}

/** Notes everything that moves on a page, but the boxes in which nothing is drawn and which only give others room. */
function watchShifts(): void {
  const ROOM =
    '.layout, .middle, .bottom, .chat, .chat-log, .chat-lines, .bag-panel, .bag-rows, .bag-actions, .pins, .pins-row';
  const note = (entries: PerformanceEntryList) => {
    for (const { node, previousRect: from, currentRect: to } of (entries as LayoutShift[]).flatMap(
      ({ sources }) => sources,
    )) {
      const element = node instanceof Element ? node : node?.parentElement;
      // What a row of the bag says of its own product changes with that.
      if (!element || element.matches(ROOM) || element.closest('.bag-body')) continue;
      // What was out of sight comes into it.
      if (from.width === 0) continue;
      const [x, y] = [to.x - from.x, to.y - from.y].map(Math.round);
      window.shifts.push(`${element.className || element.tagName} by ${x}, ${y}`);
    }
  };
  window.shifts = [];
  const observer = new PerformanceObserver(list => note(list.getEntries()));
  observer.observe({ type: 'layout-shift' });
  window.takeShifts = () => {
    note(observer.takeRecords());
    return window.shifts.splice(0);
  };
}

/** What has moved by the time that two more frames are painted. */
const takeShifts = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>(resolve =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.takeShifts()))),
      ),
  );

/** Lets a card come, a deal start, the chat run, and all of it end; returns what has moved of the rest at each step. */
async function shiftsOfAShow(page: Page, host: Room): Promise<Record<string, string[]>> {
  const cards = page.locator('.pins .card');
  const moved: Record<string, string[]> = {};
  await takeShifts(page);
  const { pinId } = await host.send('offer.pin', { productId: 'sock' });
  await expect(cards).toHaveCount(1);
  moved.pin = await takeShifts(page);
  const dealId = `deal-${Object.keys(host.store.getState().show.deals.byId).length}`;
  await host.send('deal.save', { plan: flash({ id: dealId }) });
  await host.send('deal.start', { dealId });
  await expect(cards).toHaveCount(2);
  // The card of before makes room for the newest one: on a phone it leaves the screen, in a row as high as the newest needs.
  moved.start = (await takeShifts(page)).filter(shift => !/^card.* by \d+, \d$/.test(shift));
  for (let line = 1; line <= 20; line++) await host.send('chat.post', { text: `${dealId}, line ${line}` });
  if (await page.getByRole('log').isVisible()) {
    await expect(page.getByText(`${dealId}, line 20`)).toBeVisible();
    moved.chat = (await takeShifts(page)).filter(shift => !shift.startsWith('line'));
  }
  await host.send('deal.end', { dealId });
  await expect(cards).toHaveCount(1);
  moved.end = (await takeShifts(page)).filter(shift => !/^card.* by -\d+, 0$/.test(shift));
  await host.send('offer.unpin', { pinId });
  await expect(cards).toHaveCount(0);
  moved.unpin = await takeShifts(page);
  return Object.fromEntries(Object.entries(moved).filter(([, shifts]) => shifts.length > 0));
}

test.beforeEach(async ({ host }) => {
  await host.send('catalog.import', { products: shelf(Date.now()) });
  const { rules } = host.store.getState().show.deals;
  await host.send('deal.setRules', { rules: { ...rules, regions: [], brandsTogether: true } });
});

test('nothing beside the picture moves when cards, deals and chat come and go, with the chat open or the bag', async ({
  host,
  openViewer,
}) => {
  await host.send('show.goLive', {});
  const encoder = await sendByEncoder(host);
  const viewer = await openViewer({
    width: 1180,
    height: 720,
    prepare: page => page.addInitScript(watchShifts),
  });
  const { page } = viewer;
  await viewer.firstFrame();
  await viewer.acceptNote();
  expect(await shiftsOfAShow(page, host)).toEqual({});
  await page.getByRole('tab', { name: /^Bag/ }).click();
  await expect(page.getByRole('heading', { name: 'Product lamp' })).toBeVisible();
  expect(await shiftsOfAShow(page, host), 'with the bag open').toEqual({});
  await encoder.kill();
});

test('on a phone nothing moves below a 16:9 picture, nor over one that fills the screen, when cards, chat, bids and a warning come', async ({
  host,
  server,
  openViewer,
}) => {
  await host.send('show.goLive', {});
  await sendByEncoder(host);
  const viewer = await openViewer({
    ...PHONE,
    touch: true,
    prepare: page => page.addInitScript(watchShifts),
  });
  const { page } = viewer;
  await viewer.firstFrame();
  await viewer.acceptNote();
  expect(await shiftsOfAShow(page, host)).toEqual({});
  await page.getByRole('button', { name: 'Fill the screen' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-layout', 'overlay');
  expect(await shiftsOfAShow(page, host), 'over the picture').toEqual({});

  await host.send('deal.save', { plan: auction() });
  await host.send('deal.start', { dealId: 'auction' });
  const bid = page.getByRole('button', { name: 'Bid €10' });
  await expect(bid).toBeVisible();
  await takeShifts(page);
  await bid.click();
  await expect(page.getByText('You lead')).toBeVisible();
  expect(await takeShifts(page), 'at a bid').toEqual([]);
  await server.kill();
  await expect(page.getByText('Connection lost.')).toBeVisible();
  expect(await takeShifts(page), 'at a warning').toEqual([]);
});

test('who reads back in the chat keeps their place when a card comes and goes', async ({
  host,
  openViewer,
}) => {
  for (let line = 1; line <= 40; line++) await host.send('chat.post', { text: `line ${line}.` });
  const viewer = await openViewer();
  const { page } = viewer;
  const line = page.getByText('line 30.');
  await expect(page.getByText('line 40.')).toBeVisible();
  await viewer.acceptNote();
  await page.getByRole('log').evaluate(log => log.scrollBy(0, -200));
  const top = async () => (await line.boundingBox())?.y;
  // Between a change of the page and the next frame it is not laid out as anybody sees it.
  const before = await top();
  const { pinId } = await host.send('offer.pin', { productId: 'sock' });
  await expect(viewer.offers).toHaveCount(1);
  await expect.poll(top).toBeCloseTo(before ?? 0, 0);
  await host.send('offer.unpin', { pinId });
  await expect(viewer.offers).toHaveCount(0);
  await expect.poll(top).toBeCloseTo(before ?? 0, 0);
});

/** A keyboard that is laid over the page, as in Safari, and opened by an event. */
function layKeyboard(): void {
  const visible = Object.assign(new EventTarget(), { scale: 1, offsetTop: 0, height: innerHeight });
  Object.defineProperty(window, 'visualViewport', { value: visible });
  addEventListener('test:keyboard', () => {
    Object.assign(visible, { offsetTop: 90, height: innerHeight - 300 });
    visible.dispatchEvent(new Event('resize'));
  });
}

test('a phone’s keyboard leaves the message field, the newest line and the page’s head in sight', async ({
  host,
  openViewer,
}) => {
  await host.send('offer.pin', { productId: 'sock' });
  for (let line = 1; line <= 20; line++) await host.send('chat.post', { text: `line ${line}.` });
  for (const size of [PHONE, { width: 320, height: 568 }])
    for (const canvas of ['wide', 'tall'] as const) {
      await host.send('scenes.save', { scenes: { ...someScenes(1), canvas } });
      const viewer = await openViewer({ ...size, prepare: page => page.addInitScript(layKeyboard) });
      const { page, composer } = viewer;
      await viewer.acceptNote();
      await composer.click();
      // Over a wide picture's page the keyboard is laid, the other one gets smaller.
      const isOver = canvas === 'wide';
      if (isOver) await page.evaluate(() => dispatchEvent(new Event('test:keyboard')));
      else await page.setViewportSize({ ...size, height: size.height - 300 });
      const [top, bottom] = isOver ? [90, size.height - 210] : [0, size.height - 300];
      await expect(async () => {
        const boxes = await boxesOf(page, ['.header', '.line:last-child', '.bar']);
        const { '.header': header, '.line:last-child': line, '.bar': bar } = boxes;
        expect(header?.top).toBeGreaterThanOrEqual(top);
        expect(line?.top).toBeGreaterThanOrEqual(header?.bottom ?? 0);
        expect(line?.bottom).toBeLessThanOrEqual(bar?.top ?? 0);
        expect(bar?.bottom).toBeLessThanOrEqual(bottom);
      }, `${size.width} px, ${canvas}`).toPass({ timeout: 20_000 });
      await page.context().close();
    }
});
