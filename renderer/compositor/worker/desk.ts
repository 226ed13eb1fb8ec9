import type { OverlayThemeName } from '../../../shared/scenes.ts';
import { type MaskState, Masks } from '../background/masks.ts';
import { FrameTimes } from '../budget.ts';
import type { DrawnScene, FrameBudget, Transition } from '../drawn-scene.ts';
import type { Size } from '../geometry.ts';
import type { EngineChoice, Feed, OutputName } from '../messages.ts';
import { themeOf } from '../overlays/theme.ts';
import { PlanesEngine } from '../planes/engine.ts';
import { Frames } from '../planes/frames.ts';
import { WebGlEngine } from '../webgl/engine.ts';
import { hasGraphicsCard } from '../webgl/graphics-card.ts';
import type { Setting } from './engine.ts';
import { loadFonts } from './fonts.ts';
import { type Beat, Metronome } from './metronome.ts';
import { type Deliver, Output } from './output.ts';
import { Sources } from './sources.ts';

interface DeskOptions extends Size {
  readonly framesPerSecond: number;
  readonly theme: OverlayThemeName;
  readonly engine: EngineChoice;
}

interface Receivers {
  readonly program: Deliver;
  readonly preview?: Deliver;
  readonly budget: (budget: FrameBudget) => void;
  readonly masks: (state: MaskState) => void;
}

/** Draws the outputs beat by beat from the sources they share. */
export class Desk {
  readonly #options: DeskOptions;
  readonly #sources = new Sources(id => {
    if (id === this.#leader) this.#metronome.lead();
  });
  readonly #frames = new Frames();
  readonly #masks: Masks;
  readonly #outputs: Partial<Record<OutputName, Output>>;
  readonly #usesCard: boolean;
  readonly #program: Output;
  readonly #times: FrameTimes;
  readonly #tellBudget: (budget: FrameBudget) => void;
  readonly #metronome: Metronome;
  /** The source whose frames the beats follow. */
  #leader: string | undefined;
  #clockOffset = 0;
  #theme: OverlayThemeName;
  #hasFonts = false;

  constructor(options: DeskOptions, { program, preview, budget, masks }: Receivers) {
    this.#options = options;
    this.#theme = options.theme;
    this.#times = new FrameTimes(options.framesPerSecond);
    this.#tellBudget = budget;
    this.#masks = new Masks(masks);
    this.#usesCard = options.engine === 'auto' ? hasGraphicsCard() : options.engine === 'webgl2';
    this.#program = this.#output(options, program);
    this.#outputs = { program: this.#program };
    // The preview is a small picture on the desk: a quarter of the pixels is enough.
    const half = { width: options.width / 2, height: options.height / 2 };
    if (preview) this.#outputs.preview = this.#output(half, preview);
    void loadFonts().then(() => {
      this.#hasFonts = true;
    });
    this.#metronome = new Metronome(options.framesPerSecond, beat => this.#draw(beat));
  }

  /** @param offset the server's clock less this machine's, in milliseconds */
  setClock(offset: number): void {
    this.#clockOffset = offset;
  }

  setTheme(theme: OverlayThemeName): void {
    this.#theme = theme;
  }

  setSource(id: string, feed: Feed | null): void {
    this.#sources.set(id, feed);
    this.#frames.forget(id);
    this.#masks.forget(id);
  }

  coverRooms(areCovered: boolean): void {
    this.#masks.want(areCovered);
  }

  show(output: OutputName, scene: DrawnScene | undefined, transition: Transition | undefined): void {
    this.#outputs[output]?.show(scene, transition, performance.now());
    if (this.#program.leader === this.#leader) return;
    this.#leader = this.#program.leader;
    this.#metronome.changeLeader();
  }

  close(): void {
    this.#metronome.stop();
    for (const output of Object.values(this.#outputs)) output.close();
    this.#sources.close();
    this.#masks.close();
  }

  #output(size: Size, deliver: Deliver): Output {
    const planes = () => new PlanesEngine(size, this.#frames);
    if (!this.#usesCard) return new Output(size, planes(), deliver);
    const output = new Output(size, new WebGlEngine(size, () => output.drawBy(planes())), deliver);
    return output;
  }

  async #draw({ number, due, missed }: Beat): Promise<void> {
    const { framesPerSecond } = this.#options;
    const now = performance.now();
    this.#masks.tend(now);
    const setting = this.#setting(now);
    const timestamp = Math.round(due * 1000);
    try {
      for (const output of Object.values(this.#outputs)) await output.send(setting, timestamp);
    } catch (error) {
      // One picture that can't be drawn must not end the show; the next beat tries again.
      reportError(error);
    }
    this.#times.add(now, performance.now() - now, missed);
    if (number % framesPerSecond < 1 + missed) this.#tellBudget(this.#budget(now));
  }

  #budget(now: number): FrameBudget {
    const figures = this.#masks.figures(now);
    return { ...this.#times.summary(this.#program.drawnBy), ...(figures && { masks: figures }) };
  }

  #setting(now: number): Setting {
    const theme = themeOf(this.#theme);
    const font = this.#hasFonts ? theme.font : 'sans-serif';
    return {
      theme,
      font,
      style: `${this.#theme} ${font}`,
      now,
      serverNow: Date.now() + this.#clockOffset,
      picture: id => this.#sources.picture(id),
      mask: id => {
        const picture = this.#sources.picture(id);
        return picture && this.#masks.get(id, picture, now);
      },
    };
  }
}
