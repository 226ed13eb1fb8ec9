import type { Page } from 'playwright';
import type { Compositor } from '../../renderer/compositor/compositor.ts';
import { compositorWorker, countFrames, frameLedger } from '../support/compositor/open-frames.ts';
import type { Colour, FrameCounter, Screen } from '../support/compositor/page.ts';
import { test } from './compositor-fixtures.ts';
import { expect } from './fixtures.ts';

const RED: Colour = [255, 0, 0];
const GREEN: Colour = [0, 255, 0];
const BLUE: Colour = [0, 0, 255];
const BLACK: Colour = [0, 0, 0];
const WHITE: Colour = [255, 255, 255];
/** What overlays stand on, in each theme. */
const DARK: Colour = [13, 15, 18];
const PAPER: Colour = [242, 242, 242];

type Point = readonly [x: number, y: number];

/** Waits until the program shows these colours; video keeps colours only nearly. */
async function expectColours(page: Page, ...wanted: readonly (readonly [Point, Colour])[]): Promise<void> {
  const points = wanted.map(([point]) => point);
  const isNear = (shown: Colour[]) =>
    shown.every((colour, index) =>
      colour.every((value, part) => Math.abs(value - (wanted[index]?.[1][part] ?? 0)) <= 24),
    );
  await expect
    .poll(async () => {
      const shown = await page.evaluate(at => window.screen0.colours(...at), points);
      return isNear(shown) ? 'as wanted' : JSON.stringify(shown);
    })
    .toBe('as wanted');
}

for (const engine of ['i420', 'webgl2'] as const) {
  test.describe(`drawn by ${engine}`, () => {
    test.beforeEach(async ({ page }) => {
      await page.evaluate(chosen => {
        const { compositor, screen } = window.tools.open({ engine: chosen });
        Object.assign(window, { compositor, screen0: screen });
      }, engine);
    });

    test('pictures lie where their places say, and are cropped, mirrored and shown whole', async ({
      page,
    }) => {
      await page.evaluate(() => {
        const { layer, scene, plain, halves } = window.tools;
        window.compositor.setSource('back', plain('#ff0000'));
        window.compositor.setSource('pair', halves('#00ff00', '#0000ff', [640, 360]));
        const fill = layer('pair').fill;
        const at = (x: number, y: number) => ({ x, y, width: 0.4, height: 0.4, rotation: 0 });
        const noCrop = { left: 0, top: 0, right: 0, bottom: 0 };
        window.compositor.setProgram(
          scene(
            'one',
            layer('back'),
            layer('plain', { fill, place: at(0.05, 0.05) }),
            layer('mirrored', { fill, place: at(0.55, 0.05), mirror: true }),
            layer('cropped', { fill, place: at(0.05, 0.55), crop: { ...noCrop, left: 0.5 } }),
            layer('whole', { fill, place: { ...at(0.55, 0.55), width: 0.1 }, fit: 'contain' }),
          ),
        );
      });
      await expectColours(
        page,
        [[0.02, 0.02], RED],
        [[0.1, 0.2], GREEN],
        [[0.4, 0.2], BLUE],
        [[0.6, 0.2], BLUE],
        [[0.9, 0.2], GREEN],
        [[0.06, 0.75], BLUE],
        [[0.44, 0.75], BLUE],
        [[0.5, 0.5], RED],
        [[0.57, 0.75], GREEN],
        [[0.63, 0.75], BLUE],
        [[0.6, 0.6], RED],
        [[0.6, 0.92], RED],
      );
    });

    test('opacity mixes, round corners let the ground through, and a quarter turn turns', async ({
      page,
    }) => {
      await page.evaluate(() => {
        const { layer, scene, plain, halves } = window.tools;
        window.compositor.setSource('pair', halves('#00ff00', '#0000ff'));
        window.compositor.setSource('red', plain('#ff0000'));
        const place = (x: number, rotation: number) => ({
          x,
          y: 0.25,
          width: 0.28125,
          height: 0.5,
          rotation,
        });
        window.compositor.setProgram(
          scene(
            'one',
            layer('ground', { fill: { kind: 'colour', colour: '#ffffff' } }),
            layer('thin', { fill: layer('red').fill, place: place(0.02, 0), opacity: 0.5 }),
            layer('disc', { fill: layer('red').fill, place: place(0.34, 0), rounding: 0.5 }),
            layer('turned', { fill: layer('pair').fill, place: place(0.68, 90) }),
          ),
        );
      });
      await expectColours(
        page,
        [
          [0.1, 0.5],
          [255, 128, 128],
        ],
        [[0.35, 0.27], WHITE],
        [[0.48, 0.5], RED],
        [[0.82, 0.3], GREEN],
        [[0.82, 0.7], BLUE],
      );
    });

    test('a fade shows both scenes at once before only the new one is left', async ({ page }) => {
      await page.evaluate(() => {
        const { layer, scene } = window.tools;
        const colour = (id: string, value: string) =>
          scene(id, layer(id, { fill: { kind: 'colour', colour: value } }));
        window.compositor.setProgram(colour('red', '#ff0000'));
        window.compositor.setProgram(colour('blue', '#0000ff'), { kind: 'fade', ms: 3000 });
        // The same scene with new content goes on with the fade.
        window.compositor.setProgram(colour('blue', '#0000ff'));
      });
      const [red, , blue] = await page.evaluate(async () => {
        for (;;) {
          const [colour] = await window.screen0.colours([0.5, 0.5]);
          if (colour && colour[2] > 60) return colour;
        }
      });
      expect(red).toBeGreaterThan(20);
      expect(red + blue).toBeGreaterThan(200);
      await expectColours(page, [[0.5, 0.5], BLUE]);
    });

    test('a wipe lays the new scene over the old one from the left', async ({ page }) => {
      await page.evaluate(() => {
        const { layer, scene } = window.tools;
        const colour = (id: string, value: string) =>
          scene(id, layer(id, { fill: { kind: 'colour', colour: value } }));
        window.compositor.setProgram(colour('red', '#ff0000'));
        window.compositor.setProgram(colour('blue', '#0000ff'), { kind: 'wipe', ms: 3000 });
      });
      await expectColours(page, [[0.05, 0.5], BLUE], [[0.95, 0.5], RED]);
      await expectColours(page, [[0.95, 0.5], BLUE]);
    });

    test('overlays are painted anew when the show gets another theme', async ({ page }) => {
      await page.evaluate(() => {
        const { layer, scene } = window.tools;
        const ticker = (id: string, y: number, rotation: number) =>
          layer(id, {
            fill: { kind: 'ticker', text: 'Free shipping' },
            place: { x: 0, y, width: 1, height: 0.4, rotation },
          });
        window.compositor.setProgram(scene('one', ticker('upright', 0, 0), ticker('turned', 0.5, 180)));
      });
      await expectColours(page, [[0.6, 0.37], DARK], [[0.6, 0.53], DARK]);
      await page.evaluate(() => window.compositor.setTheme('paper'));
      await expectColours(page, [[0.6, 0.37], PAPER], [[0.6, 0.53], PAPER]);
    });

    test('a card, words and a ticker are written, and a look makes the picture brighter and warmer', async ({
      page,
    }) => {
      await page.evaluate(() => {
        const { layer, scene, plain, PLAIN_LOOK } = window.tools;
        window.compositor.setSource('grey', plain('#808080'));
        const look = { ...PLAIN_LOOK, brightness: 0.6, warmth: 0.8 };
        const place = (y: number, height: number) => ({ x: 0.05, y, width: 0.45, height, rotation: 0 });
        const card = { name: 'Linen shirt', price: '€39.00', stock: '12 left', until: Date.now() + 90_000 };
        window.compositor.setProgram(
          scene(
            'one',
            layer('grey', { fill: { kind: 'picture', sourceId: 'grey', look } }),
            layer('card', { fill: { kind: 'product', card }, place: place(0.1, 0.25) }),
            layer('words', {
              fill: { kind: 'text', text: '红色 Красный', colour: '#ff0000', size: 0.12, weight: 'bold' },
              place: place(0.4, 0.2),
            }),
            layer('ticker', { fill: { kind: 'ticker', text: 'Free shipping' }, place: place(0.85, 0.1) }),
          ),
        );
      });
      const [red, green, blue] = await page.evaluate(async () => {
        for (;;) {
          const [colour] = await window.screen0.colours([0.8, 0.5]);
          if (colour && colour[0] > 150) return colour;
        }
      });
      expect(green).toBeGreaterThan(130);
      expect(red).toBeGreaterThan(blue + 20);
      const pixels = () =>
        page.evaluate(async () => {
          const { data } = await window.screen0.next();
          const near = (colour: number[]) => {
            let count = 0;
            for (let at = 0; at < data.length; at += 4) {
              const far = colour.map((value, part) => Math.abs(value - (data[at + part] ?? 0)));
              if (Math.max(...far) < 40) count += 1;
            }
            return count;
          };
          return { price: near([62, 207, 142]), words: near([255, 0, 0]), light: near([247, 248, 250]) };
        });
      await expect.poll(async () => (await pixels()).price).toBeGreaterThan(500);
      await expect.poll(async () => (await pixels()).words).toBeGreaterThan(3000);
      await expect.poll(async () => (await pixels()).light).toBeGreaterThan(1000);
    });
  });
}

test('before a scene is set, the program is black, and the preview is a picture of its own at half the size', async ({
  page,
}) => {
  await page.evaluate(() => {
    const { open, layer, scene, Screen: Player } = window.tools;
    const { compositor, screen } = open({ preview: true });
    compositor.setPreview(scene('next', layer('next', { fill: { kind: 'colour', colour: '#00ff00' } })));
    if (!compositor.preview) throw new Error('There is no preview.');
    Object.assign(window, { compositor, program: screen, screen0: new Player(compositor.preview) });
  });
  await expectColours(page, [[0.5, 0.5], GREEN]);
  expect(await page.evaluate(() => window.screen0.video.videoWidth)).toBe(640);
  await page.evaluate(() => {
    window.screen0 = window.program;
  });
  await expectColours(page, [[0.5, 0.5], BLACK]);
});

test('a picture of the whole canvas is handed on without drawing, until something lies on it', async ({
  page,
}) => {
  await page.evaluate(async () => {
    const { open, layer, scene, camera } = window.tools;
    const { compositor, screen } = open();
    compositor.setSource('camera', await camera());
    compositor.setProgram(scene('one', layer('camera')));
    Object.assign(window, { compositor, screen0: screen });
  });
  const engine = () => page.evaluate(() => window.compositor.store.getState().stats?.engine);
  await expect.poll(engine).toBe('passthrough');
  await page.evaluate(() => {
    const { layer, scene } = window.tools;
    window.compositor.setProgram(scene('one', layer('camera', { opacity: 0.5 })));
  });
  await expect.poll(engine).toBe('i420');
});

test('a source that ends leaves its last picture, and one that is taken away leaves nothing', async ({
  page,
}) => {
  await page.evaluate(() => {
    const { open, layer, scene, plain } = window.tools;
    const { compositor, screen } = open();
    const track = plain('#ff0000', [640, 360]);
    compositor.setSource('red', track);
    compositor.setProgram(scene('one', layer('red')));
    Object.assign(window, { compositor, screen0: screen, track });
  });
  await expectColours(page, [[0.5, 0.5], RED]);
  await page.evaluate(() => {
    const { layer, scene } = window.tools;
    window.track.stop();
    const ground = layer('ground', { fill: { kind: 'colour', colour: '#0000ff' } });
    const place = { x: 0, y: 0, width: 0.5, height: 1, rotation: 0 };
    window.compositor.setProgram(scene('two', ground, layer('red', { place })));
  });
  await expectColours(page, [[0.2, 0.5], RED], [[0.8, 0.5], BLUE]);
  await page.evaluate(() => window.compositor.setSource('red', null));
  await expectColours(page, [[0.2, 0.5], BLUE]);
  expect(await page.evaluate(() => window.compositor.program.readyState)).toBe('live');
});

test('the program keeps its rate and its even clock while the page is busy', async ({ page }) => {
  const { arrivals, timestamps } = await page.evaluate(async () => {
    const { open, layer, scene, camera, FrameCounter: Counter } = window.tools;
    const { compositor } = open();
    compositor.setSource('camera', await camera());
    compositor.setProgram(scene('one', layer('camera', { opacity: 0.9 })));
    const counter = new Counter(compositor.program);
    do await new Promise(resolve => compositor.store.subscribe(resolve));
    while (compositor.store.getState().stats?.engine !== 'i420');
    await counter.counted();
    const until = performance.now() + 3000;
    while (performance.now() < until);
    return counter.counted();
  });
  const seconds = ((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1000;
  expect(seconds).toBeGreaterThan(2.5);
  expect(arrivals.length / seconds).toBeGreaterThan(20);
  for (const [index, time] of timestamps.slice(1).entries()) {
    const ticks = ((time - (timestamps[index] ?? 0)) * 30) / 1000;
    // To fall into step with the camera each beat may come half a millisecond early or late.
    expect(Math.abs(ticks - Math.round(ticks))).toBeLessThan(0.02 * Math.max(1, Math.round(ticks)));
  }
});

test('a camera has its buffers back while its picture is on the compositor, on screens and held by others', async ({
  page,
}) => {
  const frames = await page.evaluate(async () => {
    const { open, layer, scene, camera, framesWithin, heldFrames } = window.tools;
    const { compositor } = open();
    const track = await camera();
    // As many as a page may hold back until its next garbage collection.
    const held = await heldFrames(track, 1);
    compositor.setSource('camera', track);
    compositor.setProgram(scene('one', layer('camera')));
    while (compositor.store.getState().stats === undefined)
      await new Promise(resolve => compositor.store.subscribe(resolve));
    const counted = await framesWithin(track, 1000);
    for (const frame of held) frame.close();
    return counted;
  });
  expect(frames).toBeGreaterThan(10);
});

test('no frame is left open, however often scenes and sources change', async ({ page }) => {
  await page.evaluate(() => {
    const { compositor, screen } = window.tools.open({ preview: true });
    Object.assign(window, { compositor, screen0: screen });
  });
  await expectColours(page, [[0.5, 0.5], BLACK]);
  const worker = compositorWorker(page);
  await countFrames(worker);
  await page.evaluate(async () => {
    const { layer, scene, camera } = window.tools;
    const { compositor } = window;
    const nextStats = () => new Promise(resolve => compositor.store.subscribe(resolve));
    for (let round = 0; round < 4; round++) {
      compositor.setSource('camera', await camera());
      compositor.setProgram(scene('whole', layer('camera')), { kind: 'fade', ms: 300 });
      await nextStats();
      compositor.setPreview(scene('thin', layer('camera', { opacity: 0.5 })));
      compositor.setProgram(scene('thin', layer('camera', { opacity: 0.5 })), { kind: 'wipe', ms: 300 });
      await nextStats();
      compositor.setSource('camera', null);
    }
    await nextStats();
  });
  const { read, open } = await frameLedger(worker);
  // A source whose frames are not given back runs dry after a handful.
  expect(read).toBeGreaterThan(60);
  // The last frame of each output may be kept, and those from before the counting are closed during it.
  expect(Math.abs(open)).toBeLessThanOrEqual(4);
});

test('a browser without streams of frames reads by video elements and shows by a canvas of the page', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'MediaStreamTrackProcessor');
    Reflect.deleteProperty(window, 'MediaStreamTrackGenerator');
  });
  await page.reload();
  await page.waitForFunction(() => 'tools' in window);
  await page.evaluate(() => {
    const { open, layer, scene, halves } = window.tools;
    const { compositor, screen } = open();
    compositor.setSource('pair', halves('#00ff00', '#0000ff'));
    const place = { x: 0.25, y: 0.25, width: 0.5, height: 0.5, rotation: 0 };
    compositor.setProgram(scene('one', layer('pair', { place })));
    Object.assign(window, { compositor, screen0: screen });
  });
  await expectColours(page, [[0.1, 0.1], BLACK], [[0.3, 0.5], GREEN], [[0.7, 0.5], BLUE]);
  await page.evaluate(() => window.compositor.setSource('pair', null));
  await expectColours(page, [[0.3, 0.5], BLACK]);
});

test('a wheel that is given a new turn spins there by itself', async ({ page }) => {
  await page.evaluate(() => {
    const { open, layer, scene } = window.tools;
    const { compositor, screen } = open();
    Object.assign(window, { compositor, screen0: screen });
    const entries = ['Anna', 'Boris', 'Wei', 'Diana'];
    const wheel = (turn: number) => scene('one', layer('wheel', { fill: { kind: 'wheel', entries, turn } }));
    compositor.setProgram(wheel(0));
    compositor.setProgram(wheel(2.5));
  });
  const FIRST: Colour = [71, 105, 242];
  // With half a round more, the first slice lies on the lower left.
  await expectColours(page, [[0.4, 0.62], FIRST]);
});

declare global {
  interface Window {
    compositor: Compositor;
    screen0: Screen;
    program: Screen;
    track: MediaStreamTrack;
    counter: FrameCounter;
  }
}
