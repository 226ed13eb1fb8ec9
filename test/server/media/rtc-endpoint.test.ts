import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import type { RequestResult } from '../../../shared/show/protocol.ts';
import { ffmpegMissing, RtmpEncoder } from '../../support/encoder.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import type { Decoded } from '../../support/strangers/decoded.ts';
import { aiortcMissing, gstreamerMissing, PythonClient } from '../../support/strangers/python-client.ts';
import { WeriftPlayer } from '../../support/strangers/werift-player.ts';

/** How long a player plays, in seconds. */
const PLAYED_S = 60;
const FRAME_RATE = 15;
/** Small, because everything that decodes it runs on one machine. */
const PICTURE = [
  ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', String(2 * FRAME_RATE)],
  ...['-r', String(FRAME_RATE), '-s', '320x180'],
];
/** A test's own time, beside that of what is played. */
const TIMEOUT_MS = 240_000;

const skipping = (reason: string | undefined) => (reason ? ` (${reason})` : '');

interface Show {
  readonly server: TestServer;
  readonly host: Room;
  readonly address: RequestResult<'ingest.address'>;
}

/** A live show that has an encoder's picture. Players on libnice and aioice don't use loopback addresses. */
async function openShow(): Promise<Show> {
  const server = await TestServer.start(['--host', '0.0.0.0']);
  const host = await joinRoom(server, { token: server.hostToken });
  await host.send('show.goLive', {});
  await host.send('ingest.use', { input: 'encoder' });
  return { server, host, address: await host.send('ingest.address', {}) };
}

async function closeShow({ server, host }: Show): Promise<void> {
  host.close();
  await server.stop();
}

const sending = ({ host }: Show) =>
  until(host, ({ live }) => live.ingest.state?.kind === 'sending', 'an encoder that sends');

function expectMovingPicture({ frames, moved, contrast, sounds }: Decoded, least: number): void {
  expect(frames).toBeGreaterThan(least);
  expect(moved).toBeGreaterThan(0.9 * frames);
  expect(contrast).toBeGreaterThan(100);
  expect(sounds).toBeGreaterThan(0);
}

describe.concurrent(`players of others${skipping(ffmpegMissing)}`, { timeout: TIMEOUT_MS }, () => {
  let show: Show;
  let encoder: RtmpEncoder;
  beforeAll(async () => {
    if (ffmpegMissing) return;
    show = await openShow();
    if (!show.address.rtmp) throw new Error('This server takes no RTMP.');
    encoder = new RtmpEncoder(show.address.rtmp, { picture: PICTURE });
    await sending(show);
  }, 120_000);
  afterAll(async () => {
    await encoder?.kill();
    if (show) await closeShow(show);
  });

  /** Nearly all frames of the time, without a pause that anybody would call one. */
  function expectPlayed(decoded: Decoded): void {
    expectMovingPicture(decoded, 0.85 * PLAYED_S * FRAME_RATE);
    expect(decoded.largestGapMs).toBeLessThan(3000);
  }

  test.skipIf(ffmpegMissing ?? gstreamerMissing)(
    `GStreamer plays by WHEP for a minute${skipping(gstreamerMissing)}`,
    async () => {
      const player = new PythonClient('gstreamer', 'play', show.address.whep.address, String(PLAYED_S));
      expectPlayed(await player.said('decoded'));
    },
  );

  test.skipIf(ffmpegMissing ?? aiortcMissing)(
    `aiortc plays by WHEP for a minute${skipping(aiortcMissing)}`,
    async () => {
      const player = new PythonClient('aiortc', 'play', show.address.whep.address, String(PLAYED_S));
      expectPlayed(await player.said('decoded'));
    },
  );

  test.skipIf(ffmpegMissing)('werift plays by WHEP for a minute', async () => {
    const player = await WeriftPlayer.open(show.address.whep.address);
    await player.untilFrames(1);
    await sleep(1000 * PLAYED_S);
    const decoded = { ...player.decoded };
    await player.close();
    expectPlayed(decoded);
  });
});

const GSTREAMER = [
  ['the picture first and SSRCs in its offer, in H.264 High', 'picture', 'ssrc', 'h264'],
  ['the picture first and no SSRCs in its offer, in VP8', 'picture', 'no-ssrc', 'vp8'],
  ['the sound first and SSRCs in its offer, in VP8', 'sound', 'ssrc', 'vp8'],
  ['the sound first and no SSRCs in its offer, in H.264 High', 'sound', 'no-ssrc', 'h264'],
] as const;
const AIORTC = [
  ['the picture first and SSRCs in its offer', 'picture', 'ssrc'],
  ['the picture first and no SSRCs in its offer', 'picture', 'no-ssrc'],
  ['the sound first and SSRCs in its offer', 'sound', 'ssrc'],
  ['the sound first and no SSRCs in its offer', 'sound', 'no-ssrc'],
] as const;

describe.concurrent.each([
  { name: 'GStreamer', program: 'gstreamer', ways: GSTREAMER, missing: gstreamerMissing },
  { name: 'aiortc', program: 'aiortc', ways: AIORTC, missing: aiortcMissing },
] as const)(`encoders of others${skipping(ffmpegMissing)}`, { timeout: TIMEOUT_MS }, each => {
  const { name, program, ways, missing = ffmpegMissing } = each;

  test.skipIf(missing)(
    `${name} publishes by WHIP, the picture or the sound first, with and without SSRCs${skipping(missing)}`,
    // The test's own hook, because tests that run at the same time would share the global one.
    async ({ onTestFinished }) => {
      const show = await openShow();
      onTestFinished(() => closeShow(show));
      const { whip, whep } = show.address;
      for (const [, ...way] of ways) {
        const encoder = new PythonClient(program, 'publish', whip.address, whip.token, ...way);
        await Promise.race([sending(show), encoder.said('decoded')]);
        const player = await WeriftPlayer.open(whep.address);
        await player.untilFrames(3 * FRAME_RATE);
        await player.close();
        await encoder.end();
        expectMovingPicture(player.decoded, 2 * FRAME_RATE);
        await until(show.host, ({ live }) => live.ingest.state?.kind === 'none', 'no encoder');
      }
    },
  );
});
