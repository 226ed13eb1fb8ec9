import type { Page } from 'playwright';
import { launchBrowser, openPage } from '../test/support/browser.ts';
import { Namespace } from '../test/support/namespace.ts';
import { TestServer } from '../test/support/server.ts';
import { goLive } from '../test/support/studio.ts';
import { firstFrame, moreFrames } from '../test/support/viewer.ts';
import { type LiveShow, startLiveShow } from './support/live-show.ts';
import { ObsShow } from './support/obs-show.ts';
import type { BenchResult } from './support/result.ts';
import { noteFrames, secondsUntilBack } from './support/standstill.ts';

const WORKER_ROUNDS = 10;
const ADDRESS_ROUNDS = 5;
const OBS_ROUNDS = 5;

type Say = (text: string) => void;
/** Breaks something; resolves when it is broken. */
type Break = () => Promise<void> | void;
/** Makes it whole again for the next round, where it doesn't do so by itself. */
type Mend = () => Promise<void>;

/**
 * Seconds until a viewer decodes again after something broke in the middle of a show: the media worker killed, the
 * host's computer given another network address, OBS killed while it was the picture (viewers get the studio's own
 * until it is back). Counted to the first frame after the longest standstill that followed.
 */
export async function run(say: Say): Promise<BenchResult> {
  return {
    ours: {
      ...figures('worker', await killWorkers(say)),
      ...figures('address', await changeAddresses(say)),
      ...figures('obs', await killObs(say)),
    },
    peers: {},
  };
}

/** With ten rounds or fewer the 99th percentile is the worst of them. */
function figures(name: string, seconds: readonly number[]): Record<string, number> {
  const sorted = seconds.toSorted((a, b) => a - b);
  const rounded = (index: number) => Math.round((sorted[index] ?? Number.NaN) * 1000) / 1000;
  return {
    [`${name}_p50_s`]: rounded(Math.floor((sorted.length - 1) / 2)),
    [`${name}_p99_s`]: rounded(sorted.length - 1),
    [`${name}_rounds`]: sorted.length,
  };
}

interface Trouble {
  readonly what: string;
  readonly rounds: number;
  readonly break: Break;
  readonly mend?: Mend;
}

async function measure(viewer: Page, say: Say, trouble: Trouble): Promise<number[]> {
  const seconds: number[] = [];
  await noteFrames(viewer);
  for (let round = 1; round <= trouble.rounds; round++) {
    await moreFrames(viewer, 60);
    const since = Date.now();
    await trouble.break();
    seconds.push(await secondsUntilBack(viewer, since));
    say(`${trouble.what}, ${round} of ${trouble.rounds}: ${seconds.at(-1)?.toFixed(2)} s`);
    await trouble.mend?.();
  }
  return seconds;
}

async function openViewer(show: Pick<LiveShow, 'browser' | 'server'>): Promise<Page> {
  const { page } = await openPage(show.browser, show.server.addresses.viewer, { width: 640, height: 360 });
  await firstFrame(page);
  return page;
}

async function killWorkers(say: Say): Promise<number[]> {
  const show = await startLiveShow();
  try {
    return await measure(await openViewer(show), say, {
      what: 'Media worker killed',
      rounds: WORKER_ROUNDS,
      break: () => {
        for (const pid of show.server.mediaWorkers()) process.kill(pid, 'SIGKILL');
      },
    });
  } finally {
    await show.close();
  }
}

async function changeAddresses(say: Say): Promise<number[]> {
  const namespace = new Namespace();
  const server = await TestServer.start(['--host', '0.0.0.0', '--announce', namespace.gateway]);
  const { port, hash, pathname } = new URL(server.addresses.studio);
  const origin = `http://${namespace.gateway}:${port}`;
  const hosts = await launchBrowser({ executable: namespace.chromium, trusted: origin });
  const browser = await launchBrowser();
  try {
    const { page: studio } = await openPage(hosts, `${origin}${pathname}${hash}`);
    await goLive(studio);
    const viewer = await openViewer({ browser, server });
    return await measure(viewer, say, {
      what: 'Address changed',
      rounds: ADDRESS_ROUNDS,
      break: () => namespace.changeAddress(),
    });
  } finally {
    await hosts.close();
    await browser.close();
    await server.stop();
    namespace.close();
  }
}

async function killObs(say: Say): Promise<number[]> {
  const show = await startLiveShow();
  const obs = await ObsShow.start(show.server);
  try {
    return await measure(await openViewer(show), say, {
      what: 'OBS killed',
      rounds: OBS_ROUNDS,
      break: () => obs.kill(),
      mend: () => obs.comeBack(),
    });
  } finally {
    await obs.stop();
    await show.close();
  }
}
