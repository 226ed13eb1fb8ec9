import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import type { Room } from '../client/room/room.ts';
import type { Recording } from '../shared/recording/recording.ts';
import { launchBrowser, processOf } from '../test/support/browser.ts';
import { decode, silencesIn } from '../test/support/recorded.ts';
import { until } from '../test/support/room.ts';
import { TestServer } from '../test/support/server.ts';
import { goLive } from '../test/support/studio.ts';
import { firstFrame, PHONE } from '../test/support/viewer.ts';
import { type Arrivals, installArrivalLedger } from './support/arrival-ledger.ts';
import { BusyShow } from './support/busy-show.ts';
import { type Growth, growthOf, memoryOf, type Reading } from './support/memory.ts';
import { ObsShow } from './support/obs-show.ts';
import type { BenchResult } from './support/result.ts';
import { UnwatchedBrowser } from './support/unwatched-browser.ts';

const MINUTES = 20;
const FFMPEG = process.env.FFMPEG ?? 'ffmpeg';
/**
 * OBS draws without a graphics card here. At full size that alone takes more than a core, and then nobody's sound is
 * whole.
 */
const OBS_PICTURE = { width: 640, height: 360, framesPerSecond: 20 };
/** What every program does in its first minutes, such as compiling and filling caches, is no growth. */
const WARM_UP = 0.2;

/**
 * A long show: scenes change every five seconds, offers with their card in the picture every seven, viewers write and
 * react, a real OBS takes turns with the studio every minute and switches scenes of its own, and all of it is recorded.
 * At the end the studio is killed. Tells how memory went, what a viewer's browser had to make up of the sound, and
 * whether the recording is whole.
 */
export async function run(
  say: (text: string) => void,
  { minutes = MINUTES }: { minutes?: number },
): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-soak-'));
  const server = await TestServer.start();
  const viewers = await launchBrowser();
  const stops: (() => unknown)[] = [];
  try {
    await server.addSampleProducts();
    const studio = await openStudio(server, tone(folder, minutes));
    stops.push(() => studio.kill());
    const show = await BusyShow.start(server);
    stops.push(() => show.stop());
    const obs = await ObsShow.start(server, OBS_PICTURE);
    stops.push(() => obs.stop());
    await obs.fill(film(folder), 7000);
    const viewer = await openViewer(viewers, server);
    const memory = new Memory({ server: server.pid, studio: studio.pid, viewer: await processOf(viewers) });
    await memory.watch(minutes, () => Promise.all([studio.tidy(), tidy(viewer)]), say);
    show.stop();
    const arrivals = await viewer.evaluate(() => window.arrivals());
    const killedAt = await studio.kill();
    const recording = await examine(server, show.host, killedAt);
    const ours = {
      minutes,
      refused: show.refused.length,
      ...memory.growth(),
      ...soundOf(arrivals),
      ...recording,
    };
    if (show.refused[0]) say(`Refused first: ${show.refused[0]}`);
    show.host.close();
    return { ours, peers: {} };
  } finally {
    for (const stop of stops) await stop();
    await viewers.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
const round = (value: number): number => Math.round(value * 100) / 100;

function make(path: string, ...args: string[]): string {
  const { status, stderr } = spawnSync(FFMPEG, ['-v', 'error', ...args, path], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ffmpeg could not make ${path}: ${stderr}`);
  return path;
}

/** A tone without a gap for the whole show: whatever silence a recording has was not in it. */
function tone(folder: string, minutes: number): string {
  const length = ['-t', String(Math.ceil(minutes * 60) + 300)];
  // Small, because it goes into the studio through the browser's tools.
  const encoded = ['-c:a', 'libopus', '-b:a', '32k'];
  return make(
    join(folder, 'Tone.ogg'),
    '-f',
    'lavfi',
    '-i',
    'sine=frequency=440:sample_rate=48000',
    ...length,
    ...encoded,
  );
}

function film(folder: string): string {
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=30'];
  const sound = ['-f', 'lavfi', '-i', 'sine=frequency=880:sample_rate=48000'];
  const encoded = [
    '-t',
    '60',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
  ];
  return make(join(folder, 'film.mp4'), ...picture, ...sound, ...encoded);
}

/** The host's studio: live, with music, and recording. */
function openStudio(server: TestServer, music: string): Promise<UnwatchedBrowser> {
  return UnwatchedBrowser.open(server.addresses.studio, async page => {
    await goLive(page);
    await page.getByRole('button', { name: 'Sound mixer' }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Add music' }).click(),
    ]);
    await chooser.setFiles(music);
    await page.getByRole('button', { name: 'Pause Tone' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'REC: start recording' }).click();
  });
}

async function openViewer(browser: Browser, server: TestServer): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'en' });
  await context.addInitScript(installArrivalLedger);
  const page = await context.newPage();
  await page.goto(server.addresses.viewer);
  await firstFrame(page);
  return page;
}

type Held = 'server' | 'studio' | 'viewer';

/** Reads once a minute what each part holds; pages are asked to tidy up first, so that what stays is held. */
class Memory {
  readonly #roots: Record<Held, number>;
  readonly #readings: Record<Held, Reading[]> = { server: [], studio: [], viewer: [] };

  /** @param roots of each part the process below which all of its others are */
  constructor(roots: Record<Held, number>) {
    this.#roots = roots;
  }

  async watch(minutes: number, tidyUp: () => Promise<unknown>, say: (text: string) => void): Promise<void> {
    const startedAt = performance.now();
    const [from, every] = [minutes * WARM_UP, Math.min(1, minutes / 5)];
    for (let at = from; at <= minutes + 0.001; at += every) {
      await pause(Math.max(0, startedAt + at * 60_000 - performance.now()));
      await tidyUp();
      const held = (Object.keys(this.#roots) as Held[]).map(name => {
        const megabytes = memoryOf(this.#roots[name]);
        this.#readings[name].push([at, megabytes]);
        return `${name} ${megabytes} MB`;
      });
      say(`Minute ${round(at)} of ${minutes}: ${held.join(', ')}`);
    }
  }

  growth(): Record<`${Held}_memory`, Growth> {
    const { server, studio, viewer } = this.#readings;
    return {
      server_memory: growthOf(server),
      studio_memory: growthOf(studio),
      viewer_memory: growthOf(viewer),
    };
  }
}

async function tidy(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
}

function soundOf({ streams, lostPackets, frames, freezes, frozenMs }: Arrivals) {
  // The viewer came while OBS was on air, and from then on the two took turns.
  const turnsOf = (first: 0 | 1) => {
    const turns = streams.filter((_, index) => index % 2 === first);
    const sum = (of: (stream: Arrivals['streams'][number]) => number) =>
      Math.round(turns.reduce((total, stream) => total + of(stream), 0));
    return {
      turns: turns.length,
      sound_s: round(sum(({ soundMs }) => soundMs) / 1000),
      made_up_ms: sum(({ madeUpMs }) => madeUpMs),
      made_up_at_changes_ms: sum(({ madeUpAtChangesMs }) => madeUpAtChangesMs),
    };
  };
  return {
    sound_of_obs: turnsOf(0),
    sound_of_studio: turnsOf(1),
    packets_lost: lostPackets,
    frames,
    freezes,
    frozen_s: round(frozenMs / 1000),
  };
}

/** Decodes all of what was recorded until the studio was killed. */
async function examine(server: TestServer, host: Room, killedAt: number) {
  const { show } = await until(
    host,
    view => view.show.recording.recordings.at(-1)?.ms !== undefined,
    'its end',
  );
  const recording = show.recording.recordings.at(-1) as Recording;
  const path = join(server.folder, 'recordings', 'autumn-show', recording.file);
  const { picture, sound } = decode(path);
  const silences = silencesIn(path);
  return {
    recordings: show.recording.recordings.length,
    recorded_s: round(Math.min(picture, sound) / 1000),
    recording_lost_ms: Math.round(killedAt - recording.startedAt - Math.min(picture, sound)),
    recording_silences: silences.length,
    recording_silent_ms: Math.round(silences.reduce((sum, ms) => sum + ms, 0)),
  };
}
