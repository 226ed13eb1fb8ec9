import type { OBSWebSocket as Link } from 'obs-websocket-js';
import { OBSWebSocket } from 'obs-websocket-js';
import type { Room } from '../../client/room/room.ts';
import { ObsProgram } from '../../test/support/obs.ts';
import { joinRoom, until } from '../../test/support/room.ts';
import type { TestServer } from '../../test/support/server.ts';

interface ObsPicture {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

const WHOLE: ObsPicture = { width: 1280, height: 720, framesPerSecond: 30 };

/** Short key intervals and no B-frames, as Vitrine sets OBS up itself. */
const encoder = ({ width, height, framesPerSecond }: ObsPicture): string[] => [
  '[Output]',
  'Mode=Simple',
  '[SimpleOutput]',
  'StreamEncoder=x264',
  'UseAdvanced=true',
  'Preset=ultrafast',
  'x264Settings=tune=zerolatency bframes=0 keyint=30 profile=baseline',
  'VBitrate=1500',
  '[Video]',
  `BaseCX=${width}`,
  `BaseCY=${height}`,
  `OutputCX=${width}`,
  `OutputCY=${height}`,
  'FPSType=1',
  `FPSInt=${framesPerSecond}`,
];

/** A real OBS whose program is the picture of a show. */
export class ObsShow {
  readonly #program: ObsProgram;
  readonly #host: Room;
  #switching: ReturnType<typeof setInterval> | undefined;

  static async start(server: TestServer, picture = WHOLE): Promise<ObsShow> {
    const program = await ObsProgram.start({ password: '', profile: encoder(picture) });
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
    await until(this.#host, ({ live }) => live.ingest.state?.kind === 'none', 'no encoder');
    await this.#program.restart();
    await this.#send();
  }

  /** Gives OBS a second scene with a film, whose sound is heard from now on, and shows one and the other in turn. */
  async fill(film: string, everyMs: number): Promise<void> {
    const obs = new OBSWebSocket();
    await obs.connect(this.#program.address);
    const scenes = ['Film', 'Film, small'];
    for (const sceneName of scenes) await obs.call('CreateScene', { sceneName });
    const inputSettings = { local_file: film, looping: true, hw_decode: false };
    const source = { inputName: 'Film source', inputKind: 'ffmpeg_source', inputSettings };
    await obs.call('CreateInput', { sceneName: 'Film', ...source });
    const { sceneItemId } = await obs.call('CreateSceneItem', {
      ...{ sceneName: 'Film, small', sourceName: source.inputName },
    });
    await obs.call('SetSceneItemTransform', {
      ...{ sceneName: 'Film, small', sceneItemId, sceneItemTransform: { scaleX: 0.5, scaleY: 0.5 } },
    });
    let turn = 0;
    const next = () => {
      const sceneName = scenes[turn++ % scenes.length] ?? '';
      obs.call('SetCurrentProgramScene', { sceneName }).catch(() => clearInterval(this.#switching));
    };
    next();
    this.#switching = setInterval(next, everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#switching);
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
    await until(this.#host, ({ live }) => live.ingest.state?.kind === 'sending', 'an encoder that sends');
  }
}
