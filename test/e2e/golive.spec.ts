import type { Locator, Page } from 'playwright';
import { expect, test } from './fixtures.ts';

const airButton = (page: Page): Locator =>
  page.getByRole('button', { name: /^(Go live|Going live…|End show)$/ });

/** Every place and size at which the button was painted from now on. */
async function watchPlaces(page: Page): Promise<() => Promise<string[]>> {
  const button = await airButton(page).elementHandle();
  await page.evaluate(first => {
    const row = first?.parentElement;
    const places = new Set<string>();
    Object.assign(window, { places });
    // An observer of intersections tells the place that a frame painted: after its layout and its observers of sizes.
    const painted = new IntersectionObserver(entries => {
      for (const { boundingClientRect: rect } of entries) {
        places.add([rect.x, rect.y, rect.width, rect.height].map(Math.round).join(' '));
      }
    });
    const watch = () => {
      painted.disconnect();
      if (row?.lastElementChild) painted.observe(row.lastElementChild);
      requestAnimationFrame(watch);
    };
    watch();
  }, button);
  return () => page.evaluate(() => [...(window as unknown as { places: Set<string> }).places]);
}

test('the button that goes live keeps its place while products, devices and the show change', async ({
  server,
  studio,
}) => {
  const { page } = studio;
  await expect(airButton(page)).toBeEnabled();
  const places = await watchPlaces(page);
  await server.addSampleProducts();
  await studio.pinButtons.first().waitFor();
  await page.getByRole('button', { name: 'Turn the camera off' }).click();
  await page.getByRole('button', { name: 'Turn the camera on' }).click();
  await server.kill();
  await expect(page.getByRole('button', { name: 'Reconnect now' })).toBeVisible();
  await server.restart();
  await expect(page.getByRole('button', { name: 'Reconnect now' })).toHaveCount(0);
  await studio.goLive();
  await expect(page.getByRole('heading', { name: /Before you go live|Ready/ })).toHaveCount(0);
  expect(await places()).toHaveLength(1);
  await studio.endShow();
  await expect(page.getByRole('button', { name: 'Make the next one from it' })).toBeVisible();
});

/** Presses the button, moves it away, and releases the pointer so far from where it was pressed. */
async function pressWhileItMoves(page: Page, dragPx: number): Promise<void> {
  await expect(airButton(page)).toBeEnabled();
  const box = await airButton(page).boundingBox();
  if (!box) throw new Error('The button has no place.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.locator('main').evaluate(main => {
    main.style.paddingBottom = '120px';
  });
  await expect.poll(async () => (await airButton(page).boundingBox())?.y).toBeLessThan(box.y - 50);
  await page.mouse.move(x, y + dragPx);
  await page.mouse.up();
}

test('a press of the button counts although the button moves away before the release', async ({ studio }) => {
  await pressWhileItMoves(studio.page, 0);
  await expect(studio.page.getByRole('button', { name: 'End show' })).toBeVisible();
});

test('a press that is dragged away before the release is taken back', async ({ studio }) => {
  await pressWhileItMoves(studio.page, 60);
  await studio.page.keyboard.press('Shift+D');
  await expect(studio.page.getByRole('button', { name: 'Dark theme' })).toBeVisible();
  await expect(studio.page.getByRole('button', { name: 'Go live', exact: true })).toBeVisible();
});

test('a double click goes live once and cancels nothing', async ({ studio }) => {
  await expect(airButton(studio.page)).toBeEnabled();
  await airButton(studio.page).dblclick();
  await expect(studio.page.getByRole('button', { name: 'End show' })).toBeVisible();
});

test('a microphone that is not there is never replaced in silence: the host is told, and may keep the other one', async ({
  server,
  openWindow,
}) => {
  const page = await openWindow(server.addresses.studio, {
    prepare: window =>
      window.addInitScript(() => {
        const microphone = { id: 'of-yesterday', label: 'Desk microphone' };
        const state = { cameraOn: true, microphoneOn: true, microphone };
        localStorage.setItem('vitrine.view', JSON.stringify({ state, version: 1 }));
      }),
  });
  const notice = page.getByRole('paragraph').filter({ hasText: 'Your microphone changed.' });
  await expect(notice).toContainText('“Desk microphone” is not there, so “Fake');
  await page.getByRole('button', { name: 'Keep this one' }).click();
  await expect(notice).toHaveCount(0);
  const remembered = await page.evaluate(() => localStorage.getItem('vitrine.view'));
  expect(JSON.parse(remembered ?? '{}').state.microphone.label).toMatch(/^Fake/);
});
