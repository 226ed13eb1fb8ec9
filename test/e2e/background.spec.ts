import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright';
import type { Background } from '../../shared/scenes/document.ts';
import { test } from './compositor-fixtures.ts';
import { expect } from './fixtures.ts';
import { chooseOption } from './pages/choose-option.ts';

test.use({ allowedErrors: /Person segmentation failed/ });

/** Where the photograph has the face, and where the room's stripes are. */
const FACE = { left: 0.46, top: 0.12, width: 0.06, height: 0.14 };
const ROOM = { left: 0.05, top: 0.2, width: 0.1, height: 0.2 };

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How much neighbouring pixels of an area differ, in brightness of 0 to 255: what a blur takes away. */
function detail(page: Page, area: Area): Promise<number> {
  return page.evaluate(async ({ left, top, width, height }) => {
    const { data, width: columns, height: rows } = await window.screen0.next();
    const [startX, startY] = [Math.round(left * columns), Math.round(top * rows)];
    let [sum, count] = [0, 0];
    for (let y = startY; y < startY + height * rows; y += 2) {
      for (let x = startX; x < startX + width * columns; x++) {
        const at = 4 * (y * columns + x);
        sum += Math.abs((data[at + 1] ?? 0) - (data[at + 5] ?? 0));
        count += 1;
      }
    }
    return sum / count;
  }, area);
}

async function show(page: Page, engine: 'i420' | 'webgl2', background?: Background): Promise<void> {
  await page.evaluate(
    async ([chosen, behind]) => {
      const { open, person } = window.tools;
      const { compositor, screen } = open({ engine: chosen });
      Object.assign(window, { compositor, screen0: screen });
      compositor.setSource('host', await person());
      window.show = room => {
        const { layer, scene, PLAIN_LOOK } = window.tools;
        compositor.setSegmentation(room !== undefined);
        const look = { ...PLAIN_LOOK, ...(room && { background: room }) };
        compositor.setProgram(
          scene('one', layer('host', { fill: { kind: 'picture', sourceId: 'host', look } })),
        );
      };
      window.show(behind);
    },
    [engine, background] as const,
  );
}

const masksOf = (page: Page) => page.evaluate(() => window.compositor.store.getState().segmentation);

for (const engine of ['i420', 'webgl2'] as const) {
  test(`the room is blurred and the person is not, drawn by ${engine}`, async ({ page }) => {
    await show(page, engine);
    await expect.poll(() => detail(page, ROOM)).toBeGreaterThan(20);
    const [room, face] = [await detail(page, ROOM), await detail(page, FACE)];
    await page.evaluate(() => window.show({ kind: 'blur', strength: 0.6 }));
    await expect.poll(() => masksOf(page), { timeout: 20_000 }).toBe('on');
    await expect.poll(() => detail(page, FACE), { timeout: 20_000 }).toBeGreaterThan(0.85 * face);
    expect(await detail(page, ROOM)).toBeLessThan(room / 5);
  });

  test(`a picture stands in for the room, drawn by ${engine}`, async ({ page }) => {
    await show(page, engine, { kind: 'picture', address: '/pictures/red.png' });
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(64, 64);
      const brush = canvas.getContext('2d');
      if (!brush) throw new Error('This browser draws no canvas.');
      brush.fillStyle = '#ff0000';
      brush.fillRect(0, 0, 64, 64);
      window.compositor.setSource('/pictures/red.png', await createImageBitmap(canvas));
    });
    const colours = () => page.evaluate(() => window.screen0.colours([0.1, 0.3], [0.9, 0.3], [0.49, 0.2]));
    await expect
      .poll(async () => (await colours()).map(([red, green]) => red - green > 180), { timeout: 20_000 })
      .toEqual([true, true, false]);
  });
}

test('before anybody can be told from the room, all of it is blurred, and where that can’t be, it says so', async ({
  page,
}) => {
  await page.context().route('**/*.tflite*', route => route.abort());
  await show(page, 'i420', { kind: 'blur', strength: 0.1 });
  await expect.poll(() => masksOf(page), { timeout: 20_000 }).toBe('unreachable');
  expect(await detail(page, FACE)).toBeLessThan(2);
  expect(await detail(page, ROOM)).toBeLessThan(2);
});

test('a host blurs the room in the studio, by a model that the show’s own server gives', async ({
  server,
  launch,
  openStudio,
}, testInfo) => {
  const camera = testInfo.outputPath('person.mjpeg');
  copyFileSync(resolve(import.meta.dirname, '../support/compositor/person.jpg'), camera);
  const models: string[] = [];
  const { page: studio, dialog: drawer } = await openStudio({ browser: await launch({ camera }) });
  studio.context().on('request', request => {
    if (/litert|\.tflite/.test(request.url())) models.push(new URL(request.url()).origin);
  });
  await studio.getByRole('button', { name: 'Edit scene' }).click();
  await drawer.getByRole('list', { name: 'Layers' }).getByRole('listitem').getByText('Camera').click();
  await drawer.getByText('Look', { exact: true }).click();
  await expect(drawer.getByRole('combobox', { name: 'Background' })).toHaveText('Show the room');
  expect(models).toEqual([]);
  await chooseOption(studio, 'Background', 'Blur the room');
  await expect(drawer.getByRole('slider', { name: 'Blur' })).toHaveValue('0.6');
  await expect(drawer.getByText('This happens on this computer')).toBeVisible({ timeout: 20_000 });
  await expect(drawer.getByText('Saved')).toBeVisible();
  expect(new Set(models)).toEqual(new Set([server.origin]));
});

declare global {
  interface Window {
    show(background: Background | undefined): void;
  }
}
