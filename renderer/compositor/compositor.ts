import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OverlayThemeName } from '../../shared/scenes.ts';
import type { MaskState } from './background/masks.ts';
import type { DrawnScene, FrameBudget, Transition } from './drawn-scene.ts';
import type { EngineChoice, Feed, FromWorker, OutputName, Sink, ToWorker } from './messages.ts';
import { readByElement, trackByElement } from './page-frames.ts';
import { framesOf, newTrack } from './track-streams.ts';

export interface CompositorView {
  /** Figures of the program's drawing, once a second. */
  readonly budget: FrameBudget | undefined;
  /** How telling people from their rooms goes. */
  readonly masks: MaskState;
}

export interface Compositor {
  /** The picture that viewers get; one track for the compositor's life. */
  readonly program: MediaStreamTrack;
  /** The picture on the desk, at half the width and height; only where asked for. */
  readonly preview: MediaStreamTrack | undefined;
  readonly store: StoreApi<CompositorView>;
  /** Gives a source its picture, null takes it away. A track stays its owner's; an image becomes the compositor's. */
  setSource(id: string, picture: MediaStreamTrack | ImageBitmap | null): void;
  /** Goes over to a scene; without a transition at once. The same scene with new content never breaks a transition. */
  setProgram(scene: DrawnScene, transition?: Transition): void;
  setPreview(scene: DrawnScene | undefined): void;
  /** Draws overlays in another way from now on. */
  setTheme(theme: OverlayThemeName): void;
  /**
   * Whether rooms are to be covered in any scene, off until told. What tells people from rooms is loaded at once, so
   * that a cut to such a scene doesn't begin blurred, and let go of when no room is to be covered any more.
   */
  coverRooms(areCovered: boolean): void;
  close(): void;
}

export interface CompositorOptions {
  /** Pixels of the program's picture; both even. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly preview?: boolean;
  /** Server time in milliseconds, for countdowns; this machine's own where it isn't given. */
  readonly serverNow?: () => number;
  /** How overlays look; `vitrine` unless given. */
  readonly theme?: OverlayThemeName;
  /** The graphics card where there is a real one, unless given. */
  readonly engine?: EngineChoice;
}

interface OutputTrack {
  readonly track: MediaStreamTrack;
  readonly sink: Sink;
  /** Takes a frame that comes by way of the page. */
  readonly show?: (frame: VideoFrame) => void;
}

/** Starts the worker that draws, with a black picture until a scene is set. */
export function createCompositor(options: CompositorOptions): Compositor {
  return new WorkerCompositor(options);
}

class WorkerCompositor implements Compositor {
  readonly store = createStore<CompositorView>(() => ({ budget: undefined, masks: 'off' }));
  readonly #worker = new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module' });
  readonly #outputs: Partial<Record<OutputName, OutputTrack>> & { program: OutputTrack };
  readonly #endReading = new Map<string, () => void>();
  readonly #serverNow: () => number;

  constructor({
    width,
    height,
    framesPerSecond,
    preview,
    serverNow,
    theme = 'vitrine',
    engine = 'auto',
  }: CompositorOptions) {
    this.#serverNow = serverNow ?? Date.now;
    const half = { width: width / 2, height: height / 2 };
    this.#outputs = {
      program: outputTrack({ width, height }),
      ...(preview && { preview: outputTrack(half) }),
    };
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
    const sinks = {
      program: this.#outputs.program.sink,
      ...(this.#outputs.preview && { preview: this.#outputs.preview.sink }),
    };
    const streams = Object.values(sinks).filter(sink => sink !== 'page');
    this.#tell({ kind: 'open', width, height, framesPerSecond, theme, engine, ...sinks }, streams);
    this.#tellClock();
  }

  get program(): MediaStreamTrack {
    return this.#outputs.program.track;
  }

  get preview(): MediaStreamTrack | undefined {
    return this.#outputs.preview?.track;
  }

  setSource(id: string, picture: MediaStreamTrack | ImageBitmap | null): void {
    this.#endReading.get(id)?.();
    this.#endReading.delete(id);
    const feed = picture instanceof MediaStreamTrack ? this.#feedOf(id, picture) : picture;
    this.#tell({ kind: 'source', id, feed }, feed ? [feed] : []);
  }

  setProgram(scene: DrawnScene, transition?: Transition): void {
    this.#tellClock();
    this.#tell({ kind: 'scene', output: 'program', scene, ...(transition && { transition }) });
  }

  setPreview(scene: DrawnScene | undefined): void {
    this.#tell({ kind: 'scene', output: 'preview', scene });
  }

  setTheme(theme: OverlayThemeName): void {
    this.#tell({ kind: 'theme', theme });
  }

  coverRooms(areCovered: boolean): void {
    this.#tell({ kind: 'rooms', areCovered });
  }

  close(): void {
    for (const end of this.#endReading.values()) end();
    this.#endReading.clear();
    this.#tell({ kind: 'close' });
    for (const { track } of Object.values(this.#outputs)) track.stop();
  }

  #feedOf(id: string, track: MediaStreamTrack): Feed {
    const frames = framesOf(track);
    if (frames) return frames;
    const { port, stop } = readByElement(track);
    this.#endReading.set(id, stop);
    return port;
  }

  #tellClock(): void {
    this.#tell({ kind: 'clock', offset: this.#serverNow() - Date.now() });
  }

  #tell(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #hear(message: FromWorker): void {
    switch (message.kind) {
      case 'budget':
        this.store.setState({ budget: message.budget });
        break;
      case 'masks':
        this.store.setState({ masks: message.state });
        break;
      case 'frame':
        this.#outputs[message.output]?.show?.(message.frame);
    }
  }
}

function outputTrack(size: { width: number; height: number }): OutputTrack {
  const generated = newTrack();
  return generated
    ? { track: generated, sink: generated.writable }
    : { sink: 'page', ...trackByElement(size) };
}
