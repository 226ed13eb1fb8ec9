import type { OverlayThemeName } from '../../shared/scenes.ts';
import type { MaskState } from './background/masks.ts';
import type { DrawnScene, FrameBudget, Transition } from './drawn-scene.ts';
import type { Engine } from './worker/engine.ts';

export type OutputName = 'program' | 'preview';

/** What draws: the graphics card, the processor, or whichever is better here. */
export type EngineChoice = Engine['name'] | 'auto';

/** Where the frames of an output go: into a track's stream, or one by one to the page where there is no such stream. */
export type Sink = WritableStream<VideoFrame> | 'page';

/** How the frames of a source come: as a track's stream, or one by one from the page. */
export type Feed = ReadableStream<VideoFrame> | MessagePort | ImageBitmap;

/** What the page tells the worker. */
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
  /** The server's clock less this machine's, in milliseconds. */
  | { kind: 'clock'; offset: number }
  | { kind: 'theme'; theme: OverlayThemeName }
  | { kind: 'rooms'; areCovered: boolean }
  | { kind: 'source'; id: string; feed: Feed | null }
  | { kind: 'scene'; output: OutputName; scene: DrawnScene | undefined; transition?: Transition }
  | { kind: 'close' };

/** What the worker tells the page. */
export type FromWorker =
  | { kind: 'budget'; budget: FrameBudget }
  | { kind: 'masks'; state: MaskState }
  | { kind: 'frame'; output: OutputName; frame: VideoFrame };
