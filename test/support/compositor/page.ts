import {
  type Compositor,
  type CompositorOptions,
  createCompositor,
} from '../../../renderer/compositor/compositor.ts';
import type { DrawnLayer, DrawnScene } from '../../../renderer/compositor/drawn-scene.ts';
import { framesOf } from '../../../renderer/compositor/track-streams.ts';
import { PLAIN_LOOK } from '../../../shared/scenes/document.ts';
import type { Counted } from './counter.ts';

/** Red, green and blue of one pixel. */
export type Colour = readonly [number, number, number];

/** A layer over the whole canvas, but for what is said otherwise. */
export function layer(id: string, changes: Partial<DrawnLayer> = {}): DrawnLayer {
  return {
    id,
    opacity: 1,
    mirror: false,
    fit: 'cover',
    crop: { left: 0, top: 0, right: 0, bottom: 0 },
    rounding: 0,
    place: { x: 0, y: 0, width: 1, height: 1, rotation: 0 },
    fill: { kind: 'picture', sourceId: id, look: PLAIN_LOOK },
    ...changes,
  };
}

export const scene = (id: string, ...layers: DrawnLayer[]): DrawnScene => ({ id, layers });

/** A track that gives a painted picture thirty times a second. */
export function paintedTrack(
  [width, height]: readonly [number, number],
  paint: (brush: CanvasRenderingContext2D, frame: number) => void,
): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  const [track] = canvas.captureStream(30).getVideoTracks();
  if (!brush || !track) throw new Error('This browser makes no picture of a canvas.');
  let frame = 0;
  const timer = setInterval(() => {
    if (track.readyState === 'ended') return clearInterval(timer);
    paint(brush, frame);
    frame += 1;
  }, 33);
  return track;
}

/** A picture of one colour. */
export const plain = (colour: string, size: readonly [number, number] = [1280, 720]): MediaStreamTrack =>
  paintedTrack(size, brush => {
    brush.fillStyle = colour;
    brush.fillRect(0, 0, size[0], size[1]);
  });

/** Left half one colour, right half another. */
export const halves = (left: string, right: string, size: readonly [number, number] = [1280, 720]) =>
  paintedTrack(size, brush => {
    brush.fillStyle = left;
    brush.fillRect(0, 0, size[0] / 2, size[1]);
    brush.fillStyle = right;
    brush.fillRect(size[0] / 2, 0, size[0] / 2, size[1]);
  });

/**
 * Somebody in the middle of a room that is striped black and white on both sides, ten pixels a stripe. The photograph
 * is NASA's portrait of the astronaut Eileen Collins, which is in the public domain.
 */
export async function person(): Promise<MediaStreamTrack> {
  const image = new Image();
  image.src = new URL('./person.jpg', import.meta.url).href;
  await image.decode();
  return paintedTrack([1280, 720], brush => {
    for (let x = 0; x < 1280; x += 10) {
      brush.fillStyle = x % 20 === 0 ? '#000000' : '#ffffff';
      brush.fillRect(x, 0, 10, 720);
    }
    brush.drawImage(image, 280, 0, 720, 720);
  });
}

/** The camera of the browser, which the test fills from a file. */
export async function camera(): Promise<MediaStreamTrack> {
  const video = { width: 1280, height: 720, frameRate: 30 };
  const [track] = (await navigator.mediaDevices.getUserMedia({ video })).getVideoTracks();
  if (!track) throw new Error('There is no camera.');
  return track;
}

/** Plays a track in the page, as every viewer's picture is played, and reads its pixels. */
export class Screen {
  readonly video = document.createElement('video');
  readonly #canvas = document.createElement('canvas');

  constructor(track: MediaStreamTrack) {
    this.video.muted = true;
    this.video.srcObject = new MediaStream([track]);
    this.video.style.width = '640px';
    document.body.append(this.video);
    void this.video.play();
  }

  /** Resolves with the next frame that is shown, its size and its pixels. */
  async next(): Promise<ImageData> {
    await new Promise(resolve => this.video.requestVideoFrameCallback(resolve));
    Object.assign(this.#canvas, { width: this.video.videoWidth, height: this.video.videoHeight });
    const brush = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (!brush) throw new Error('This browser draws no canvas.');
    brush.drawImage(this.video, 0, 0);
    return brush.getImageData(0, 0, this.#canvas.width, this.#canvas.height);
  }

  /** Colours of the next frame at these points, which are parts of the picture. */
  async colours(...points: readonly (readonly [x: number, y: number])[]): Promise<Colour[]> {
    const { data, width, height } = await this.next();
    return points.map(([x, y]) => {
      const at = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
      return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    });
  }
}

/** Takes a track's frames in a worker of their own, so that the page has no part in it. */
export class FrameCounter {
  readonly #worker = new Worker(new URL('./counter.ts', import.meta.url), { type: 'module' });

  constructor(track: MediaStreamTrack) {
    const frames = framesOf(track);
    if (!frames) throw new Error('This browser gives no stream of frames.');
    this.#worker.postMessage(frames, [frames]);
  }

  /** What came since the last call. */
  counted(): Promise<Counted> {
    return new Promise(resolve => {
      this.#worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
      this.#worker.postMessage('tell');
    });
  }
}

/** How many frames a track gives in so many milliseconds. */
async function framesWithin(track: MediaStreamTrack, ms: number): Promise<number> {
  const reader = framesOf(track)?.getReader();
  setTimeout(() => void reader?.cancel(), ms);
  let frames = 0;
  for (;;) {
    const { value } = (await reader?.read()) ?? {};
    if (!value) return frames;
    value.close();
    frames += 1;
  }
}

/** The next frames of a track, which are kept open. */
async function heldFrames(track: MediaStreamTrack, count: number): Promise<VideoFrame[]> {
  const reader = framesOf(track)?.getReader();
  const held: VideoFrame[] = [];
  while (held.length < count) {
    const { value } = (await reader?.read()) ?? {};
    if (value) held.push(value);
  }
  await reader?.cancel();
  return held;
}

/** A compositor of 720p at 30 frames a second, and a screen that plays its program. */
export function open(options: Partial<CompositorOptions> = {}): { desk: Compositor; screen: Screen } {
  const desk = createCompositor({ width: 1280, height: 720, framesPerSecond: 30, ...options });
  return { desk, screen: new Screen(desk.program) };
}

const tools = {
  createCompositor,
  open,
  layer,
  scene,
  paintedTrack,
  plain,
  halves,
  person,
  camera,
  Screen,
  FrameCounter,
  framesWithin,
  heldFrames,
  PLAIN_LOOK,
};
export type Tools = typeof tools;

declare global {
  interface Window {
    tools: Tools;
  }
}

window.tools = tools;
