import type { OverlayThemeName } from '../../shared/scenes/document.ts';
import type { SegmentationState } from './background/mask.ts';
import type { DrawnScene, RenderStats, Transition } from './drawn-scene.ts';
import type { Engine } from './worker/engine.ts';

export type OutputName = 'program' | 'preview';

/** Rendering engine: GPU, CPU, or `auto`: the GPU if WebGL2 is hardware-accelerated. */
export type EngineChoice = Engine['name'] | 'auto';

/** Destination of an output's frames: a generated track's stream, or messages to the page if there is no such stream. */
export type Sink = WritableStream<VideoFrame> | 'page';

/** A source's frames: a track's stream, messages from the page, or a still image. */
export type FrameInput = ReadableStream<VideoFrame> | MessagePort | ImageBitmap;

/** Messages from the page to the worker. */
export type ToWorker =
  | {
      kind: 'open';
      width: number;
      height: number;
      framesPerSecond: number;
      theme: OverlayThemeName;
      engine: EngineChoice;
      program: Sink;
      preview?: Sink;
    }
  /** Server time minus `localNow()`, in milliseconds. */
  | { kind: 'clock'; offset: number }
  | { kind: 'theme'; theme: OverlayThemeName }
  | { kind: 'segmentation'; isEnabled: boolean }
  | { kind: 'source'; id: string; input: FrameInput | null }
  | { kind: 'scene'; output: OutputName; scene: DrawnScene | undefined; transition?: Transition }
  | { kind: 'close' };

/** Messages from the worker to the page. */
export type FromWorker =
  | { kind: 'stats'; stats: RenderStats }
  | { kind: 'segmentation'; state: SegmentationState }
  | { kind: 'frame'; output: OutputName; frame: VideoFrame };
