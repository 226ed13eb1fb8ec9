import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { Room } from '../../client/room/room.ts';
import type { RequestResult } from '../../shared/show/protocol.ts';
import { until } from './room.ts';

export const FFMPEG = process.env.FFMPEG ?? 'ffmpeg';

/** Why tests with a real ffmpeg can't run here, in words for the report; undefined where they can. */
export const ffmpegMissing =
  spawnSync(FFMPEG, ['-version']).status === 0
    ? undefined
    : 'ffmpeg is not installed; install it, or name it with FFMPEG';

export interface EncoderOptions {
  /** ffmpeg's own options for the picture; H.264 as a live encoder should send it, where absent. */
  readonly picture?: readonly string[];
  readonly sound?: boolean;
}

const LIVE_PICTURE = ['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '30'];

/** ffmpeg as an encoder of its own: a moving test picture and a tone, sent by RTMP until it is stopped. */
export class RtmpEncoder {
  readonly #child: ChildProcess;
  readonly exited: Promise<unknown>;

  constructor(
    address: NonNullable<RequestResult<'ingest.address'>['rtmp']>,
    { picture = LIVE_PICTURE, sound = true }: EncoderOptions = {},
  ) {
    const inputs = ['-re', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=30'];
    const tone = sound ? ['-re', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000'] : [];
    const target = ['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-f', 'flv', `${address.server}/${address.key}`];
    this.#child = spawn(FFMPEG, ['-v', 'error', ...inputs, ...tone, ...picture, ...target], {
      stdio: 'ignore',
    });
    this.exited = once(this.#child, 'exit');
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }
}

/** Lets an encoder send the picture of a show, and waits until it does. */
export async function sendByEncoder(host: Room): Promise<RtmpEncoder> {
  await host.send('ingest.use', { input: 'encoder' });
  const { rtmp } = await host.send('ingest.address', {});
  if (!rtmp) throw new Error('This server takes no RTMP.');
  const encoder = new RtmpEncoder(rtmp);
  await until(host, ({ live }) => live.ingest.state?.kind === 'sending', 'an encoder that sends');
  return encoder;
}
