import type { OBSWebSocket as Link } from 'obs-websocket-js';
import { OBSWebSocket } from 'obs-websocket-js';
import type { Room } from '../../client/room.ts';
import { ObsProgram } from '../../test/support/obs.ts';
import { joinRoom, until } from '../../test/support/room.ts';
import type { TestServer } from '../../test/support/server.ts';

/** Short key intervals and no B-frames, as Vitrine sets OBS up itself. */
const ENCODER = [
  '[Output]',
  'Mode=Simple',
  '[SimpleOutput]',
  'StreamEncoder=x264',
  'UseAdvanced=true',
  'Preset=ultrafast',
  'x264Settings=tune=zerolatency bframes=0 keyint=30 profile=baseline',
  'VBitrate=1500',
  '[Video]',
  'BaseCX=1280',
  'BaseCY=720',
  'OutputCX=1280',
  'OutputCY=720',
];

/** A real OBS whose program is the picture of a show. */
export class ObsShow {
  readonly #program: ObsProgram;
  readonly #host: Room;

  static async start(server: TestServer): Promise<ObsShow> {
    const program = await ObsProgram.start({ password: '', profile: ENCODER });
    const host = await joinRoom(server, { token: server.hostToken });
    const show = new ObsShow(program, host);
    await show.#send();
    await host.send('ingest.use', { input: 'encoder' });
    return show;
  }

  private constructor(program: ObsProgram, host: Room) {
    this.#program = program;
    this.#host = host;
  }

  /** Kills OBS as a crash does. */
  async kill(): Promise<void> {
    await this.#program.kill('SIGKILL');
  }

  /** Starts OBS again and waits until it is the picture. */
  async comeBack(): Promise<void> {
    await until(this.#host, ({ ingest }) => ingest?.kind === 'none', 'no encoder');
    await this.#program.restart();
    await this.#send();
  }

  async stop(): Promise<void> {
    this.#host.close();
    await this.#program.stop();
  }

  async #send(): Promise<void> {
    const { rtmp } = await this.#host.send('ingest.address', {});
    if (!rtmp) throw new Error('This server takes no RTMP: ffmpeg is missing.');
    const obs: Link = new OBSWebSocket();
    await obs.connect(this.#program.address);
    await obs.call('SetStreamServiceSettings', {
      streamServiceType: 'rtmp_custom',
      streamServiceSettings: { server: rtmp.server, key: rtmp.key },
    });
    await obs.call('StartStream');
    await obs.disconnect();
    await until(this.#host, ({ ingest }) => ingest?.kind === 'sending', 'an encoder that sends');
  }
}
