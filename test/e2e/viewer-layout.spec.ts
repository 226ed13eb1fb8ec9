import { boxesOf, layoutFaults, WINDOWS } from '../support/page-layout.ts';
import { expect, test } from './fixtures.ts';
import type { ViewerPage } from './pages/viewer.ts';

async function ready(viewer: ViewerPage): Promise<void> {
  await viewer.firstFrame();
  await viewer.acceptNote();
  await expect(viewer.offers).toHaveCount(2);
}

test.beforeEach(async ({ studio }) => {
  await studio.addSampleProducts();
  await studio.goLive();
  for (const key of ['1', '2']) await studio.page.keyboard.press(key);
});

for (const size of WINDOWS) {
  const name = `${size.width} × ${size.height}`;
  const isLarge = size.width > 700;
  test(`at ${name} a 16:9 show has its whole picture free, and a 9:16 show fills a phone or is a phone’s column`, async ({
    openViewer,
    studio,
  }) => {
    const viewer = await openViewer(size);
    const layout = viewer.page.locator('html');
    const pictureOf = async () => {
      const { '#picture': picture } = await boxesOf(viewer.page, ['#picture']);
      if (!picture) throw new Error('The page has no picture.');
      return { width: picture.right - picture.left, height: picture.bottom - picture.top };
    };
    await ready(viewer);
    await expect(layout).toHaveAttribute('data-layout', isLarge ? 'beside' : 'stacked');
    expect(await layoutFaults(viewer.page, true)).toEqual([]);
    const wide = await pictureOf();
    expect(wide.width).toBeGreaterThan(size.width * 0.65);
    if (isLarge) expect(wide.width / wide.height).toBeCloseTo(16 / 9, 1);

    await studio.page.getByRole('button', { name: /Viewers get 16:9/ }).click();
    await expect(layout).toHaveAttribute('data-layout', 'overlay');
    // Opened anew, it has the format from its first frame.
    await viewer.page.reload();
    await viewer.firstFrame();
    await expect(viewer.offers).toHaveCount(2);
    await expect(layout).toHaveAttribute('data-layout', 'overlay');
    expect(await layoutFaults(viewer.page, false)).toEqual([]);
    const { width } = await pictureOf();
    if (isLarge) expect(width / (size.height - 48)).toBeCloseTo(9 / 16, 1);
    else expect(width).toBe(size.width);
  });
}

test('a page that is opened before the show knows its format before the first frame', async ({
  openViewer,
  studio,
}) => {
  await studio.page.getByRole('button', { name: /Viewers get 16:9/ }).click();
  await expect(studio.page.getByRole('button', { name: /Viewers get 9:16/ })).toBeVisible();
  const viewer = await openViewer();
  await viewer.firstFrame();
  await viewer.acceptNote();
  // The empty box may move before there is anything in it.
  const shifts = await viewer.page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const shown = performance.getEntriesByName('vitrine:first-frame')[0]?.startTime ?? 0;
        const picture = document.querySelector('#picture');
        let moved = 0;
        new PerformanceObserver(list => {
          const entries = list.getEntries() as (PerformanceEntry & { sources: { node: Node | null }[] })[];
          moved += entries.filter(
            ({ startTime, sources }) => startTime > shown && sources.some(({ node }) => node === picture),
          ).length;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(moved)));
      }),
  );
  expect(shifts).toBe(0);
});

test('on a phone a viewer lets a 16:9 picture fill the screen, and shows it whole again', async ({
  openViewer,
}) => {
  const viewer = await openViewer();
  await ready(viewer);
  const layout = viewer.page.locator('html');
  await viewer.page.getByRole('button', { name: 'Fill the screen' }).click();
  await expect(layout).toHaveAttribute('data-layout', 'overlay');
  expect(await layoutFaults(viewer.page, false)).toEqual([]);
  await viewer.page.getByRole('button', { name: 'Show the whole picture' }).click();
  await expect(layout).toHaveAttribute('data-layout', 'stacked');
});
