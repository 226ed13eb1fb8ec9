import type { Page } from 'playwright';
import { installBarcode, type SeenFrame } from '../support/barcode.ts';
import { openViewer, startLiveShow } from '../support/live-show.ts';
import { percentile } from '../support/stats.ts';
import { clickPins } from './clicks.ts';

const PINS = 40;
/** Enough for the receiver's buffer to have grown to what is asked of it. */
const SETTLING_FRAMES = 200;
const MEASURED_FRAMES = 100;

declare global {
  interface Window {
    seenFrames: SeenFrame[];
  }
}

/** Makes a page's receivers hold every frame for 200 ms more, as a long way through the network would. */
function holdFrames(): void {
  const { addTransceiver } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.addTransceiver = function (...args) {
    const transceiver = addTransceiver.apply(this, args);
    transceiver.receiver.jitterBufferTarget = 250;
    // What keeps sound and picture in time would let go of them again.
    Object.defineProperty(transceiver.receiver, 'jitterBufferTarget', { get: () => 250, set: () => {} });
    return transceiver;
  };
}

async function medianAge(viewer: Page): Promise<number> {
  const ages = await viewer.evaluate(
    async ([settling, measured]) => {
      const video = document.querySelector('video');
      if (!video) throw new Error('The page has no video.');
      await window.barcodeAges(video, settling);
      return window.barcodeAges(video, measured);
    },
    [SETTLING_FRAMES, MEASURED_FRAMES] as const,
  );
  return percentile(ages, 0.5);
}

const recordFrames = (viewer: Page) =>
  viewer.evaluate(() => {
    const video = document.querySelector('video');
    window.seenFrames = [];
    if (video) window.barcodeFrames(video, frame => window.seenFrames.push(frame));
  });

/** When the frame was shown that was the newest at a moment; undefined where none is older. */
function shownOf(frames: readonly SeenFrame[], moment: number): number | undefined {
  return frames.findLast(({ shownAt, age }) => shownAt - age <= moment)?.shownAt;
}

/**
 * How far a card and its frame are apart on a viewer's screen whose picture comes late by a buffer, while its socket
 * does not. The frame is known from the picture's own pixels, which the pin knows nothing of: it is the last one that
 * the camera made before the click.
 */
export async function pinToFrame(say: (text: string) => void) {
  const show = await startLiveShow({ barcode: true });
  try {
    const size = { width: 640, height: 720 };
    const prompt = await openViewer(show, size, installBarcode);
    const usual = await medianAge(prompt);
    await prompt.context().close();
    const viewer = await openViewer(show, size, installBarcode, holdFrames);
    const delayed = await medianAge(viewer);
    say(`The picture is ${usual} ms old, or ${delayed} ms where it is held.`);
    await recordFrames(viewer);
    const clicks = await clickPins(show.studio, viewer, PINS, say);
    const frames = await viewer.evaluate(() => window.seenFrames);
    const distances = clicks.flatMap(({ clickedAt, paintedAt }) => {
      const shownAt = shownOf(frames, clickedAt);
      return shownAt === undefined ? [] : Math.abs(paintedAt - shownAt);
    });
    return {
      frame_distance_p50_ms: percentile(distances, 0.5),
      frame_distance_p95_ms: percentile(distances, 0.95),
      frame_distance_samples: distances.length,
      extra_media_delay_ms: Math.round(delayed - usual),
    };
  } finally {
    await show.close();
  }
}
