import { localNow } from '../../../client/clock.ts';
import type { OverlayThemeName } from '../../../shared/scenes/document.ts';
import type { SegmentationState } from '../background/mask.ts';
import { MaskProvider } from '../background/mask-provider.ts';
import type { DrawnScene, RenderStats, Transition } from '../drawn-scene.ts';
import { FrameTimes } from '../frame-times.ts';
import type { Size } from '../geometry.ts';
import { I420Engine } from '../i420/engine.ts';
import { FrameCache } from '../i420/frame-cache.ts';
import type { EngineChoice, FrameInput, OutputName } from '../messages.ts';
import { themeOf } from '../overlays/theme.ts';
import { WebGlEngine } from '../webgl/engine.ts';
import { hasHardwareWebGl } from '../webgl/gpu.ts';
import type { RenderContext } from './engine.ts';
import { loadFonts } from './fonts.ts';
import { FrameClock, type Tick } from './frame-clock.ts';
import { type FrameSink, Output } from './output.ts';
import { Sources } from './sources.ts';

interface RenderLoopOptions extends Size {
  readonly framesPerSecond: number;
  readonly theme: OverlayThemeName;
  readonly engine: EngineChoice;
}

interface RenderLoopOutputs {
  readonly program: FrameSink;
  readonly preview?: FrameSink;
  readonly stats: (stats: RenderStats) => void;
  readonly segmentation: (state: SegmentationState) => void;
}

/** Renders program and preview at every tick of the frame clock, from sources that both share. */
export class RenderLoop {
  readonly #options: RenderLoopOptions;
  readonly #sources = new Sources(id => {
    if (id === this.#leader) this.#clock.onLeaderFrame();
  });
  readonly #frames = new FrameCache();
  readonly #masks: MaskProvider;
  readonly #outputs: Partial<Record<OutputName, Output>>;
  readonly #usesGpu: boolean;
  readonly #program: Output;
  readonly #times: FrameTimes;
  readonly #onStats: (stats: RenderStats) => void;
  readonly #clock: FrameClock;
  /** Id of the source to whose frames the clock is locked. */
  #leader: string | undefined;
  #clockOffset = 0;
  #theme: OverlayThemeName;
  #hasFonts = false;

  constructor(options: RenderLoopOptions, { program, preview, stats, segmentation }: RenderLoopOutputs) {
    this.#options = options;
    this.#theme = options.theme;
    this.#times = new FrameTimes(options.framesPerSecond);
    this.#onStats = stats;
    this.#masks = new MaskProvider(segmentation);
    this.#usesGpu = options.engine === 'auto' ? hasHardwareWebGl() : options.engine === 'webgl2';
    this.#program = this.#output(options, program);
    this.#outputs = { program: this.#program };
    // The preview is shown small, so a quarter of the pixels is enough.
    const half = { width: options.width / 2, height: options.height / 2 };
    if (preview) this.#outputs.preview = this.#output(half, preview);
    void loadFonts().then(() => {
      this.#hasFonts = true;
    });
    this.#clock = new FrameClock(options.framesPerSecond, tick => this.#draw(tick));
  }

  /** @param offset server time minus `localNow()`, in milliseconds */
  setClock(offset: number): void {
    this.#clockOffset = offset;
  }

  setTheme(theme: OverlayThemeName): void {
    this.#theme = theme;
  }

  setSource(id: string, input: FrameInput | null): void {
    this.#sources.set(id, input);
    this.#frames.forget(id);
    this.#masks.forget(id);
  }

  setSegmentation(isEnabled: boolean): void {
    this.#masks.setEnabled(isEnabled);
  }

  show(output: OutputName, scene: DrawnScene | undefined, transition: Transition | undefined): void {
    this.#outputs[output]?.show(scene, transition, performance.now());
    if (this.#program.leader === this.#leader) return;
    this.#leader = this.#program.leader;
    this.#clock.changeLeader();
  }

  close(): void {
    this.#clock.stop();
    for (const output of Object.values(this.#outputs)) output.close();
    this.#sources.close();
    this.#masks.close();
  }

  #output(size: Size, deliver: FrameSink): Output {
    const cpuEngine = () => new I420Engine(size, this.#frames);
    if (!this.#usesGpu) return new Output(size, cpuEngine(), deliver);
    const output = new Output(size, new WebGlEngine(size, () => output.setEngine(cpuEngine())), deliver);
    return output;
  }

  async #draw({ number, due, missed }: Tick): Promise<void> {
    const { framesPerSecond } = this.#options;
    const now = performance.now();
    this.#masks.onTick(now);
    const context = this.#context(now);
    const timestamp = Math.round(due * 1000);
    try {
      for (const output of Object.values(this.#outputs)) await output.send(context, timestamp);
    } catch (error) {
      // A frame that can't be rendered must not stop the loop.
      reportError(error);
    }
    this.#times.add(now, performance.now() - now, missed);
    if (number % framesPerSecond < 1 + missed) this.#onStats(this.#stats(now));
  }

  #stats(now: number): RenderStats {
    const masks = this.#masks.stats(now);
    return { ...this.#times.summary(this.#program.renderedBy), ...(masks && { masks }) };
  }

  #context(now: number): RenderContext {
    const theme = themeOf(this.#theme);
    const font = this.#hasFonts ? theme.font : 'sans-serif';
    return {
      theme,
      font,
      style: `${this.#theme} ${font}`,
      now,
      serverNow: localNow() + this.#clockOffset,
      picture: id => this.#sources.picture(id),
      mask: id => {
        const picture = this.#sources.picture(id);
        return picture && this.#masks.get(id, picture, now);
      },
    };
  }
}
