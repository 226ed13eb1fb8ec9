import { spawn, spawnSync } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { converterArgs } from '../../../../server/media/ingest/converter-args.ts';
import { FFMPEG, ffmpegMissing } from '../../../support/encoder.ts';

const SAMPLES_PER_PACKET = 960;
const SAMPLES_PER_SECOND = 48_000;
const RECEIVE_BUFFER_BYTES = 4 * 1024 * 1024;

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});

async function listen(): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: RECEIVE_BUFFER_BYTES });
  sockets.push(socket);
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

/** What an encoder sends, without waiting for the time to pass; `filter` is ffmpeg's for the sound. */
function flvOf(seconds: number, rate: number, filter: string): Buffer {
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=10'];
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=${rate}`];
  const codecs = ['-c:v', 'libx264', '-bf', '0', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-af', filter];
  const args = ['-v', 'error', ...picture, ...tone, '-t', String(seconds), ...codecs, '-f', 'flv', 'pipe:1'];
  return spawnSync(FFMPEG, args, { maxBuffer: 1e8 }).stdout;
}

/** The RTP timestamps of the sound that comes out of the converter. */
async function soundTimes(flv: Buffer): Promise<number[]> {
  const [picture, sound, reports] = await Promise.all([listen(), listen(), listen()]);
  const times: number[] = [];
  sound.on('message', packet => packet.length > 0 && times.push(packet.readUInt32BE(4)));
  const target = (socket: Socket, ssrc: number) => ({
    port: socket.address().port,
    rtcpPort: reports.address().port,
    ssrc,
    payloadType: 96 + ssrc,
  });
  const args = converterArgs(Date.now(), target(picture, 1), target(sound, 2));
  const child = spawn(FFMPEG, args, { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(flv);
  await once(child, 'close');
  // Whatever was sent before this has been read when it arrives.
  const isLast = new Promise<void>(resolve =>
    sound.on('message', packet => packet.length === 0 && resolve()),
  );
  reports.send('', sound.address().port);
  await isLast;
  return times;
}

const stepsOf = (times: readonly number[]) =>
  new Set(times.slice(1).map((time, index) => (time - (times[index] ?? 0)) >>> 0));

for (const rate of [48_000, 44_100]) {
  test.skipIf(ffmpegMissing)(
    `sound of ${rate} Hz follows on without a gap or an overlap, although FLV counts in milliseconds`,
    async () => {
      const times = await soundTimes(flvOf(3, rate, 'anull'));
      expect(times.length).toBeGreaterThan(145);
      expect(stepsOf(times)).toEqual(new Set([SAMPLES_PER_PACKET]));
    },
  );
}

test.skipIf(ffmpegMissing)(
  'a gap in an encoder’s audio is filled, so that audio and video stay in sync',
  async () => {
    const times = await soundTimes(flvOf(3, 48_000, "aselect='not(between(t,1,1.5))'"));
    expect(stepsOf(times)).toEqual(new Set([SAMPLES_PER_PACKET]));
    const seconds = (((times.at(-1) ?? 0) - (times[0] ?? 0)) >>> 0) / SAMPLES_PER_SECOND;
    expect(seconds).toBeCloseTo(3, 1);
  },
);
