import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OBSWebSocket } from 'obs-websocket-js';
import { writeCameraFile } from '../../test/support/camera.ts';
import { ObsProgram, obsMissing } from '../../test/support/obs.ts';
import { cpuSecondsOf } from '../support/cpu.ts';

export interface ObsFigures {
  readonly fps?: number;
  readonly cpu_s?: number;
  /** For each frame that was really drawn. */
  readonly cpu_ms_per_frame?: number;
  /** The same seconds with nothing in the scene. */
  readonly empty_cpu_s?: number;
  /** Median time to draw a frame, as OBS tells it. */
  readonly render_ms?: number;
  readonly missing?: string;
}

const PASSWORD = 'measured';
const SCENE = 'Measured';

/** Draws the bench's scene in a real OBS, which is told over its own socket, and measures its process. */
export async function measureObsScene(seconds: number, settleMs: number): Promise<ObsFigures> {
  if (obsMissing) return { missing: obsMissing };
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-obs-scene-'));
  const program = await ObsProgram.start({ password: PASSWORD });
  const obs = new OBSWebSocket();
  try {
    await obs.connect(program.address, PASSWORD);
    await obs.call('SetVideoSettings', {
      ...{ baseWidth: 1280, baseHeight: 720, outputWidth: 1280, outputHeight: 720 },
      ...{ fpsNumerator: 30, fpsDenominator: 1 },
    });
    await obs.call('CreateScene', { sceneName: SCENE });
    await obs.call('SetCurrentProgramScene', { sceneName: SCENE });
    await pause(settleMs);
    const empty = await measured(obs, seconds);
    await fillScene(obs, folder);
    await pause(settleMs);
    const full = await measured(obs, seconds);
    return { ...full, empty_cpu_s: empty.cpu_s };
  } finally {
    await obs.disconnect();
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
const round = (value: number): number => Math.round(value * 100) / 100;

async function measured(obs: OBSWebSocket, seconds: number) {
  const [before, cpuBefore] = [await obs.call('GetStats'), cpuSecondsOf('obs')];
  await pause(seconds * 1000);
  const [after, cpuAfter] = [await obs.call('GetStats'), cpuSecondsOf('obs')];
  const drawn = after.renderTotalFrames - before.renderTotalFrames;
  const skipped = after.renderSkippedFrames - before.renderSkippedFrames;
  return {
    fps: round((drawn - skipped) / seconds),
    cpu_s: round(cpuAfter - cpuBefore),
    cpu_ms_per_frame: round(((cpuAfter - cpuBefore) * 1000) / (drawn - skipped)),
    render_ms: round(after.averageFrameRenderTime),
  };
}

/** Three films from the camera's file, a card as a picture with clear corners, and words that run. */
async function fillScene(obs: OBSWebSocket, folder: string): Promise<void> {
  const film = join(folder, 'camera.y4m');
  writeCameraFile(film);
  const places = [
    { x: 0, y: 0, width: 1280, height: 720 },
    { x: 38, y: 36, width: 384, height: 216 },
    { x: 858, y: 36, width: 384, height: 216 },
  ];
  for (const [index, { x, y, width, height }] of places.entries()) {
    const id = await add(obs, `Camera ${index + 1}`, 'ffmpeg_source', {
      ...{ is_local_file: true, local_file: film, looping: true, hw_decode: false },
    });
    await place(obs, id, { positionX: x, positionY: y, scaleX: width / 1280, scaleY: height / 720 });
  }
  const card = join(folder, 'card.svg');
  writeFileSync(card, CARD);
  await place(obs, await add(obs, 'Card', 'image_source', { file: card }), { positionX: 38, positionY: 475 });
  const words = 'Free shipping over €50 · Returns within 30 days · Live until nine      ';
  const ticker = await add(obs, 'Ticker', 'text_ft2_source_v2', {
    text: words,
    font: { face: 'Sans', size: 32 },
  });
  await obs.call('CreateSourceFilter', {
    ...{ sourceName: 'Ticker', filterName: 'Run', filterKind: 'scroll_filter' },
    filterSettings: { speed_x: 116, loop: true },
  });
  await place(obs, ticker, { positionX: 0, positionY: 672 });
}

async function add(
  obs: OBSWebSocket,
  name: string,
  kind: string,
  settings: Record<string, string | boolean | number | object>,
): Promise<number> {
  const { sceneItemId } = await obs.call('CreateInput', {
    ...{ sceneName: SCENE, inputName: name, inputKind: kind, sceneItemEnabled: true },
    inputSettings: JSON.parse(JSON.stringify(settings)),
  });
  return sceneItemId;
}

async function place(
  obs: OBSWebSocket,
  sceneItemId: number,
  transform: Record<string, number>,
): Promise<void> {
  await obs.call('SetSceneItemTransform', { sceneName: SCENE, sceneItemId, sceneItemTransform: transform });
}

const CARD = `<svg xmlns="http://www.w3.org/2000/svg" width="460" height="158">
  <rect width="460" height="158" rx="16" fill="#0e1013" fill-opacity="0.9"/>
  <text x="20" y="44" font-family="sans-serif" font-size="25" fill="#f7f8fa">Linen shirt</text>
  <text x="20" y="100" font-family="sans-serif" font-size="44" fill="#3ecf8e">€39.00</text>
  <text x="20" y="140" font-family="sans-serif" font-size="19" fill="#b6bfcc">12 left</text>
</svg>`;
