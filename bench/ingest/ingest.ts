import type { Browser, Page } from 'playwright';
import { openPage } from '../../test/support/browser.ts';
import { joinRoom, until } from '../../test/support/room.ts';
import { firstFrame } from '../../test/support/viewer.ts';
import { relayedSeconds } from '../peers/rtmp-relay.ts';
import { startLiveShow } from '../support/live-show.ts';
import type { BenchResult } from '../support/result.ts';
import { type Flv, PICTURE_WIDTH, secondsUntilEncoder, tagsWithKeyEvery } from './encoder-return.ts';
import { noteWidths } from './shown-widths.ts';
import { secondsUntilStudio } from './silence.ts';
import { whipBitrates } from './whip-bitrate.ts';

const RETURNS = 5;
const SILENCES = 3;

/**
 * Encoders that are not the studio, in a live show whose viewer's page is open:
 *
 * - `rtmp_2s_s`, `rtmp_8s_s`: seconds from an encoder's RTMP connect to the first frame of its picture on the viewer's page,
 *   with a key frame every two and every eight seconds; the median of the rounds. In every second round the encoder sends
 *   already and is in the middle of a group of pictures, and counted is from the host's choosing it.
 * - `silent_s`: from the last packet of a publisher that is gone without a word (by RTMP with its connection left open, by
 *   WHIP with its process ended) to the studio's picture on that page; the worst round.
 * - `picture_first_kbps`, `sound_first_kbps`: what Chromium sends by WHIP ten seconds after it has begun, with the section of
 *   the picture first and with that of the sound first in its offer.
 *
 * Beside it, in the same run, node-media-server's own relay with an ffmpeg as its player: it is started when the encoder
 * sends, and its first decoded frame counts.
 */
export async function run(say: (text: string) => void): Promise<BenchResult> {
  const show = await startLiveShow();
  const host = await joinRoom(show.server, { token: show.server.hostToken });
  try {
    const { rtmp, whip } = await host.send('ingest.address', {});
    if (!rtmp) throw new Error('This server takes no RTMP: ffmpeg is missing.');
    const viewer = await openViewer(show.browser, show.server.addresses.viewer);
    const flvs = { '2s': tagsWithKeyEvery(2), '8s': tagsWithKeyEvery(8) };
    const context = { host, viewer, address: rtmp };
    const returned: Record<string, number[]> = {};
    for (const [name, tags] of Object.entries(flvs)) returned[name] = await rounds(name, tags);
    async function rounds(name: string, tags: Flv): Promise<number[]> {
      const seconds: number[] = [];
      for (let round = 0; round < RETURNS; round++) {
        seconds.push(await secondsUntilEncoder(context, tags, round % 2 === 1));
        say(
          `Encoder with a key frame every ${name}, ${round + 1} of ${RETURNS}: ${seconds.at(-1)?.toFixed(2)} s`,
        );
      }
      return seconds;
    }
    await host.send('ingest.use', { input: 'encoder' });
    const silences: number[] = [];
    for (let round = 0; round < SILENCES; round++) {
      silences.push(...(await secondsUntilStudio(context, flvs['2s'], whip)));
      await until(host, ({ live }) => live.ingest.state?.kind === 'none', 'no encoder');
      say(
        `Silent by RTMP and by WHIP: ${silences
          .slice(-2)
          .map(s => s.toFixed(2))
          .join(', ')} s`,
      );
    }
    const bitrates = await whipBitrates(whip, async () => {
      await until(host, ({ live }) => live.ingest.state?.kind === 'none', 'no encoder');
    });
    say(`WHIP: ${JSON.stringify(bitrates)} kbit/s`);
    return {
      ours: {
        rtmp_2s_s: median(returned['2s'] ?? []),
        rtmp_2s_worst_s: worst(returned['2s'] ?? []),
        rtmp_8s_s: median(returned['8s'] ?? []),
        rtmp_8s_worst_s: worst(returned['8s'] ?? []),
        silent_s: worst(silences),
        ...bitrates,
      },
      peers: {
        node_media_server: {
          rtmp_2s_s: median(await relayedSeconds(flvs['2s'], 3)),
          rtmp_8s_s: median(await relayedSeconds(flvs['8s'], 3)),
        },
      },
    };
  } finally {
    host.close();
    await show.close();
  }
}

async function openViewer(browser: Browser, address: string): Promise<Page> {
  const { page } = await openPage(browser, address, { width: 640, height: 360 });
  await firstFrame(page);
  await noteWidths(page, PICTURE_WIDTH);
  return page;
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
const worst = (seconds: readonly number[]): number => rounded(Math.max(...seconds));
const median = (seconds: readonly number[]): number =>
  rounded(seconds.toSorted((a, b) => a - b)[(seconds.length - 1) >> 1] ?? Number.NaN);
