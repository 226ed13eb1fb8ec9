import { createStore, type StoreApi } from 'zustand/vanilla';
import { localNow } from '../../client/clock.ts';
import type { OverlayThemeName } from '../../shared/scenes/document.ts';
import type { SegmentationState } from './background/mask.ts';
import type { DrawnScene, RenderStats, Transition } from './drawn-scene.ts';
import type { EngineChoice, FrameInput, FromWorker, OutputName, Sink, ToWorker } from './messages.ts';
import { readByElement, trackByElement } from './page-frames.ts';
import { framesOf, newTrack } from './track-streams.ts';

export interface CompositorView {
  /** Rendering statistics of the program, updated once a second. */
  readonly stats: RenderStats | undefined;
  /** State of the person segmentation for background blur and replacement. */
  readonly segmentation: SegmentationState;
}

export interface Compositor {
  /** The program; the same track for the compositor's whole life. */
  readonly program: MediaStreamTrack;
  /** The preview, at half the width and height; only if requested in the options. */
  readonly preview: MediaStreamTrack | undefined;
  readonly store: StoreApi<CompositorView>;
  /** Sets or (with null) removes a source's picture. A track is not stopped by the compositor; an image is transferred. */
  setSource(id: string, picture: MediaStreamTrack | ImageBitmap | null): void;
  /** Changes to a scene, by a cut without a transition. New content of the same scene keeps a running transition. */
  setProgram(scene: DrawnScene, transition?: Transition): void;
  setPreview(scene: DrawnScene | undefined): void;
  /** Sets the theme of all overlays. */
  setTheme(theme: OverlayThemeName): void;
  /**
   * Turns person segmentation on or off (initially off). It has to be on before a scene with a background effect is
   * shown: the model is loaded at once, so that a cut to that scene doesn't start fully blurred. Off unloads the model.
   */
  setSegmentation(isEnabled: boolean): void;
  close(): void;
}

export interface CompositorOptions {
  /** Size of the program in pixels; both even. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly preview?: boolean;
  /** Server time in milliseconds since the epoch, for countdowns. Default: this machine's. */
  readonly serverNow?: () => number;
  /** Theme of the overlays. Default: `vitrine`. */
  readonly theme?: OverlayThemeName;
  /** Default: `auto`. */
  readonly engine?: EngineChoice;
}

interface OutputTrack {
  readonly track: MediaStreamTrack;
  readonly sink: Sink;
  /** Shows a frame on a track that is captured from a canvas of the page. */
  readonly show?: (frame: VideoFrame) => void;
}

/** Starts a compositor in a worker of its own. The program is black until a scene is set. */
export function createCompositor(options: CompositorOptions): Compositor {
  return new WorkerCompositor(options);
}

class WorkerCompositor implements Compositor {
  readonly store = createStore<CompositorView>(() => ({ stats: undefined, segmentation: 'off' }));
  readonly #worker = new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module' });
  readonly #outputs: Partial<Record<OutputName, OutputTrack>> & { program: OutputTrack };
  readonly #stopReading = new Map<string, () => void>();
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
    this.#serverNow = serverNow ?? localNow;
    const half = { width: width / 2, height: height / 2 };
    this.#outputs = {
      program: outputTrack({ width, height }),
      ...(preview && { preview: outputTrack(half) }),
    };
    this.#worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#onMessage(data));
    const sinks = {
      program: this.#outputs.program.sink,
      ...(this.#outputs.preview && { preview: this.#outputs.preview.sink }),
    };
    const streams = Object.values(sinks).filter(sink => sink !== 'page');
    this.#post({ kind: 'open', width, height, framesPerSecond, theme, engine, ...sinks }, streams);
    this.#postClock();
  }

  get program(): MediaStreamTrack {
    return this.#outputs.program.track;
  }

  get preview(): MediaStreamTrack | undefined {
    return this.#outputs.preview?.track;
  }

  setSource(id: string, picture: MediaStreamTrack | ImageBitmap | null): void {
    this.#stopReading.get(id)?.();
    this.#stopReading.delete(id);
    const input = picture instanceof MediaStreamTrack ? this.#inputOf(id, picture) : picture;
    this.#post({ kind: 'source', id, input }, input ? [input] : []);
  }

  setProgram(scene: DrawnScene, transition?: Transition): void {
    this.#postClock();
    this.#post({ kind: 'scene', output: 'program', scene, ...(transition && { transition }) });
  }

  setPreview(scene: DrawnScene | undefined): void {
    this.#post({ kind: 'scene', output: 'preview', scene });
  }

  setTheme(theme: OverlayThemeName): void {
    this.#post({ kind: 'theme', theme });
  }

  setSegmentation(isEnabled: boolean): void {
    this.#post({ kind: 'segmentation', isEnabled });
  }

  close(): void {
    for (const stop of this.#stopReading.values()) stop();
    this.#stopReading.clear();
    this.#post({ kind: 'close' });
    for (const { track } of Object.values(this.#outputs)) track.stop();
  }

  #inputOf(id: string, track: MediaStreamTrack): FrameInput {
    const frames = framesOf(track);
    if (frames) return frames;
    const { port, stop } = readByElement(track);
    this.#stopReading.set(id, stop);
    return port;
  }

  #postClock(): void {
    this.#post({ kind: 'clock', offset: this.#serverNow() - localNow() });
  }

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #onMessage(message: FromWorker): void {
    switch (message.kind) {
      case 'stats':
        this.store.setState({ stats: message.stats });
        // Once a second, because the worker's own time stands while the machine sleeps.
        this.#postClock();
        break;
      case 'segmentation':
        this.store.setState({ segmentation: message.state });
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
