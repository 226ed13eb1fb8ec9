import { availableParallelism } from 'node:os';
import type { Browser } from 'playwright';
import { launchBrowser, openPage } from '../test/support/browser.ts';
import { Namespace, namespaceMissing } from '../test/support/namespace.ts';
import { pathOfMedia, rememberConnections } from '../test/support/paths.ts';
import { freePorts } from '../test/support/ports.ts';
import { startTurn, TURN_SECRET, turnMissing } from '../test/support/turn.ts';
import { firstFrame, PHONE } from '../test/support/viewer.ts';
import { startLiveShow } from './support/live-show.ts';
import type { BenchResult } from './support/result.ts';
import { percentile } from './support/stats.ts';

const JOINS = 15;
/** How much longer a join may take by another path than by UDP. */
const MAY_TAKE = (udpMs: number): number => 1.5 * udpMs + 300;

type Path = 'udp' | 'tcp' | 'turn';

const PATHS: readonly Path[] = ['udp', 'tcp', 'turn'];

/**
 * From the start of the navigation to the first decoded frame, for a viewer in a network of their own: with all of it open,
 * with UDP lost and no TURN server, and with the media's own TCP ports lost too, so that only a TURN server is left. Each time in a new
 * browser context, the three in turn, and each join's path is read from the browser.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  const missing = namespaceMissing ?? turnMissing;
  if (missing) throw new Error(`This can't be measured here: ${missing}.`);
  const namespace = new Namespace();
  const turn = await startTurn(namespace.gateway);
  const workers = availableParallelism();
  const first = await freePorts(workers);
  const mediaPorts = Array.from({ length: workers }, (_, index) => first + index);
  const ice = `turn:${namespace.gateway}:${turn.port}?transport=tcp`;
  const show = await startLiveShow({
    flags: [
      ...['--host', '0.0.0.0', '--announce', namespace.gateway, '--media-port', String(first)],
      ...['--ice-servers', ice, '--turn-secret', TURN_SECRET],
    ],
  });
  const browser = await launchBrowser({ executable: namespace.chromium });
  try {
    const took: Record<Path, number[]> = { udp: [], tcp: [], turn: [] };
    for (let round = 1; round <= JOINS; round++)
      for (const path of PATHS) {
        if (path === 'udp') namespace.unblock();
        else namespace.block(path === 'tcp' ? [turn.port] : mediaPorts);
        took[path].push(await join(browser, show.server.addresses.viewer, path));
        if (round % 5 === 0) say(`${path}: ${round} of ${JOINS} joins`);
      }
    const [udp_ms, tcp_ms, turn_ms] = PATHS.map(path => percentile(took[path], 0.5));
    return {
      ours: { udp_ms, tcp_ms, turn_ms, may_take_ms: MAY_TAKE(udp_ms ?? Number.NaN), joins: JOINS },
      peers: {},
    };
  } finally {
    await browser.close();
    await show.close();
    await turn.close();
    namespace.close();
  }
}

/** One join; rejects where the media came by another path than it should. */
async function join(browser: Browser, address: string, path: Path): Promise<number> {
  const { context, page } = await openPage(browser, address, { ...PHONE, prepare: rememberConnections });
  const ms = await firstFrame(page);
  const taken = await pathOfMedia(page);
  if (taken !== path) throw new Error(`The media came by ${taken}, not by ${path}.`);
  await context.close();
  return ms;
}
