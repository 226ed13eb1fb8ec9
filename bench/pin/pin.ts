import { setTimeout as wait } from 'node:timers/promises';
import { measureBareSocket } from '../peers/bare-socket.ts';
import { openViewer, startLiveShow } from '../support/live-show.ts';
import type { BenchResult } from '../support/result.ts';
import { percentile, summary } from '../support/stats.ts';
import { clickPins } from './clicks.ts';
import { pinToFrame } from './frames.ts';
import { receiptsOfCrowd } from './receipts.ts';

const PINS = 100;
const PHONE = { width: 390, height: 844 };
/** A page is pinned to for the first time when it has been there for so long, and is not busy with its own start. */
const SETTLED_MS = 1500;

/** Makes a page's browser one that doesn't know times of capture, as most are that aren't made of Chromium. */
function forgetCaptureTimes(): void {
  Object.assign(RTCRtpTransceiver.prototype, { getHeaderExtensionsToNegotiate: undefined });
}

/** From each click to the painted card, in milliseconds, on a page that is opened for it. */
async function clickToPaint(
  show: Awaited<ReturnType<typeof startLiveShow>>,
  say: (text: string) => void,
  ...prepare: readonly (() => void)[]
): Promise<number[]> {
  const viewer = await openViewer(show, PHONE, ...prepare);
  await wait(SETTLED_MS);
  const clicks = await clickPins(show.studio, viewer, PINS, say);
  await viewer.context().close();
  return clicks.map(({ clickedAt, paintedAt }) => paintedAt - clickedAt);
}

/**
 * From the click on a product in the studio to the painted card on a viewer's page, while the host is live and the
 * viewer's picture plays. `p50_ms` and `p99_ms` are with the frame's stamp, which makes the card appear with the
 * frame of the click. `unstamped_…` is the same for a viewer whose browser
 * doesn't know when frames were captured and shows the card when it comes: what the pin itself takes. `…first_ms` is the
 * first pin of a page, whose code nothing has warmed up, and is among the others too. Then how far card
 * and frame are apart where the picture is delayed, and whether a crowd's receipts are counted right. The peer is the
 * least that a browser can do: a bare socket relay and one text node.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  const show = await startLiveShow();
  try {
    const stamped = await clickToPaint(show, say);
    const unstamped = await clickToPaint(show, say, forgetCaptureTimes);
    const bare_socket = await measureBareSocket(show.browser, PINS);
    await show.close();
    const frames = await pinToFrame(say);
    const receipts = await receiptsOfCrowd();
    return {
      ours: {
        ...summary(stamped),
        first_ms: percentile(stamped.slice(0, 1), 1),
        unstamped_p50_ms: percentile(unstamped, 0.5),
        unstamped_p99_ms: percentile(unstamped, 0.99),
        unstamped_first_ms: percentile(unstamped.slice(0, 1), 1),
        ...frames,
        receipts_right: receipts.right,
        receipts_viewers: receipts.viewers,
        receipts_pins: receipts.pins,
      },
      peers: { bare_socket },
    };
  } finally {
    await show.close();
  }
}
