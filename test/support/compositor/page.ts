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

/** A layer with default settings that covers the canvas, with changes. */
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

/** A track of a painted canvas, at 30 fps. */
export function paintedTrack(
  [width, height]: readonly [number, number],
  paint: (ctx: CanvasRenderingContext2D, frame: number) => void,
): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const ctx = canvas.getContext('2d', { willReadFrequently: true });
  const [track] = canvas.captureStream(30).getVideoTracks();
  if (!ctx || !track) throw new Error('This browser can not capture a canvas.');
  let frame = 0;
  const timer = setInterval(() => {
    if (track.readyState === 'ended') return clearInterval(timer);
    paint(ctx, frame);
    frame += 1;
  }, 33);
  return track;
}

/** A track of one colour. */
export const plain = (colour: string, size: readonly [number, number] = [1280, 720]): MediaStreamTrack =>
  paintedTrack(size, ctx => {
    ctx.fillStyle = colour;
    ctx.fillRect(0, 0, size[0], size[1]);
  });

/** A track with one colour on the left half and another one on the right. */
export const halves = (left: string, right: string, size: readonly [number, number] = [1280, 720]) =>
  paintedTrack(size, ctx => {
    ctx.fillStyle = left;
    ctx.fillRect(0, 0, size[0] / 2, size[1]);
    ctx.fillStyle = right;
    ctx.fillRect(size[0] / 2, 0, size[0] / 2, size[1]);
  });

/**
 * A track of a person in front of a background with black and white stripes of ten pixels. The photograph
 * is NASA's portrait of the astronaut Eileen Collins, which is in the public domain.
 */
export async function person(): Promise<MediaStreamTrack> {
  const image = new Image();
  image.src = new URL('./person.jpg', import.meta.url).href;
  await image.decode();
  return paintedTrack([1280, 720], ctx => {
    for (let x = 0; x < 1280; x += 10) {
      ctx.fillStyle = x % 20 === 0 ? '#000000' : '#ffffff';
      ctx.fillRect(x, 0, 10, 720);
    }
    ctx.drawImage(image, 280, 0, 720, 720);
  });
}

/** The browser's fake camera, which plays a file of the test. */
export async function camera(): Promise<MediaStreamTrack> {
  const video = { width: 1280, height: 720, frameRate: 30 };
  const [track] = (await navigator.mediaDevices.getUserMedia({ video })).getVideoTracks();
  if (!track) throw new Error('There is no camera.');
  return track;
}

/** Plays a track in a video element and reads its pixels. */
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
    const ctx = this.#canvas.getContext('2d', { willReadFrequently: true });
    if (!ctx) throw new Error('This browser draws no canvas.');
    ctx.drawImage(this.video, 0, 0);
    return ctx.getImageData(0, 0, this.#canvas.width, this.#canvas.height);
  }

  /** Colours of the next frame at these points, in shares of its size. */
  async colours(...points: readonly (readonly [x: number, y: number])[]): Promise<Colour[]> {
    const { data, width, height } = await this.next();
    return points.map(([x, y]) => {
      const at = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
      return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    });
  }
}

/** Counts a track's frames in a worker, independent of the page's thread. */
export class FrameCounter {
  readonly #worker = new Worker(new URL('./counter.ts', import.meta.url), { type: 'module' });

  constructor(track: MediaStreamTrack) {
    const frames = framesOf(track);
    if (!frames) throw new Error('This browser gives no stream of frames.');
    this.#worker.postMessage(frames, [frames]);
  }

  /** Frames that arrived since the last call. */
  counted(): Promise<Counted> {
    return new Promise(resolve => {
      this.#worker.addEventListener('message', ({ data }) => resolve(data), { once: true });
      this.#worker.postMessage('report');
    });
  }
}

/** Number of frames of a track within a time in milliseconds. */
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

/** The next frames of a track, left open. */
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

/** A compositor with 720p at 30 fps, and a screen that plays its program. */
export function open(options: Partial<CompositorOptions> = {}): { compositor: Compositor; screen: Screen } {
  const compositor = createCompositor({ width: 1280, height: 720, framesPerSecond: 30, ...options });
  return { compositor, screen: new Screen(compositor.program) };
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
