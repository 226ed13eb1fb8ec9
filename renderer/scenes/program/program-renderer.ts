import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Room } from '../../../client/room.ts';
import {
  type Background,
  CANVAS_SIZE,
  type Canvas,
  type OverlayThemeName,
  type Source,
} from '../../../shared/scenes.ts';
import type { MaskState } from '../../compositor/background/masks.ts';
import { type Compositor, createCompositor } from '../../compositor/compositor.ts';
import type { DrawnScene, FrameBudget } from '../../compositor/drawn-scene.ts';
import type { SceneEditor } from '../editor/scene-editor.ts';
import { type Program, previewOf, sceneOf } from '../editor/scene-editor-view.ts';
import type { SourceManager } from '../sources/source-manager.ts';
import { bind, type Live, pictureIdOf, type Wording } from './bind.ts';

/** How often the program gets a frame, whatever its sources do. */
export const FRAMES_PER_SECOND = 30;
/** What of the show overlays are filled with. */
const LIVE_PARTS = ['pins', 'messages', 'deals'] as const;

export interface ProgramRendererView {
  readonly canvas: Canvas;
  /** Whether the program has anything to show: a camera that is off leaves nothing. */
  readonly hasPicture: boolean;
  /** Whether the program is one picture alone, which its host may see as in a mirror. */
  readonly isPlain: boolean;
  readonly budget: FrameBudget | undefined;
  /** How telling people from their rooms goes. */
  readonly masks: MaskState;
}

export interface ProgramRendererOptions {
  readonly room: Pick<Room, 'store' | 'now'>;
  readonly editor: SceneEditor;
  readonly sourceManager: SourceManager;
  readonly words: Wording;
}

type TrackListener = (track: MediaStreamTrack | null) => void;

/** Draws what the editor says: binds program and preview to the show, and gives each to the compositor when it changed. */
export class ProgramRenderer {
  readonly store: StoreApi<ProgramRendererView>;
  /** What viewers get and what stands ready, for the studio's own screens; always the same objects. */
  readonly program = new MediaStream();
  readonly preview = new MediaStream();
  readonly #options: ProgramRendererOptions;
  readonly #listeners = new Set<TrackListener>();
  readonly #stops: (() => void)[];
  #words: Wording;
  #compositor: Compositor;
  #stopBudget = (): void => {};
  #theme: OverlayThemeName;
  #coversRooms = false;
  /** What the compositor was given last; it is told changes only. */
  #drawn: { program?: string; preview?: string | undefined; taken?: Program } = {};

  constructor(options: ProgramRendererOptions) {
    const { canvas, theme } = options.editor.store.getState().document;
    this.#options = options;
    this.#theme = theme;
    this.#words = options.words;
    this.store = createStore<ProgramRendererView>(() => ({
      canvas,
      hasPicture: false,
      isPlain: true,
      budget: undefined,
      masks: 'off',
    }));
    this.#compositor = this.#start(canvas);
    options.sourceManager.onChange = () => this.#draw();
    this.#stops = [
      options.editor.store.subscribe(() => this.#follow()),
      options.room.store.subscribe((view, before) => {
        if (LIVE_PARTS.some(part => view.show[part] !== before.show[part]) || view.figures !== before.figures)
          this.#follow();
      }),
    ];
    this.#follow();
  }

  /** Tells what is to be sent, now and after each change; null while there is nothing to show. */
  onProgram(listener: TrackListener): () => void {
    this.#listeners.add(listener);
    listener(this.#sent());
    return () => this.#listeners.delete(listener);
  }

  /** Writes prices and stock in another language from now on. */
  setWords(words: Wording): void {
    this.#words = words;
    this.#draw();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#options.sourceManager.onChange = () => {};
    this.#stopBudget();
    this.#compositor.close();
  }

  /** Starts a compositor for a canvas; its tracks take the place of the old one's. */
  #start(canvas: Canvas): Compositor {
    const { sourceManager, room } = this.#options;
    const compositor = createCompositor({
      ...CANVAS_SIZE[canvas],
      framesPerSecond: FRAMES_PER_SECOND,
      theme: this.#theme,
      preview: true,
      serverNow: () => room.now(),
    });
    replaceTrack(this.program, compositor.program);
    replaceTrack(this.preview, compositor.preview);
    this.#stopBudget = compositor.store.subscribe(view => this.store.setState(view));
    this.#drawn = {};
    compositor.coverRooms(this.#coversRooms);
    sourceManager.attach(compositor);
    return compositor;
  }

  #follow(): void {
    const { document, program } = this.#options.editor.store.getState();
    // What an edit has taken out is on air until the edit is done.
    const ids = new Set(document.sources.map(source => source.id));
    const onAir = program.document.sources.filter(source => !ids.has(source.id));
    const backgrounds = backgroundsOf([...document.sources, ...program.document.sources]);
    this.#openSources([...document.sources, ...onAir], backgrounds);
    this.#draw();
    this.#coverRooms(backgrounds.length > 0);
  }

  #draw(): void {
    const { editor, sourceManager } = this.#options;
    const view = editor.store.getState();
    const { canvas, theme } = view.document;
    this.#dress(theme);
    if (canvas !== this.store.getState().canvas) this.#turn(canvas);
    const live = this.#live();
    // A canvas is switched for everybody at once, also while the scene on air waits for its edit to be done.
    const onAir = { ...view.program.document, canvas };
    const scene = sceneOf(onAir, view.program.sceneId);
    const program = scene ? bind(scene, onAir, live) : { id: '', layers: [] };
    this.#showProgram(program, view.program);
    const ready = previewOf(view);
    this.#showPreview(ready && bind(ready, view.document, live));
    sourceManager.setOnAir(new Set(scene?.layers.flatMap(layer => (layer.visible ? [layer.sourceId] : []))));
  }

  #live(): Live {
    const { editor, room } = this.#options;
    const { highlightedId, turns } = editor.store.getState();
    const { show, figures } = room.store.getState();
    return { show, figures, highlightedId, turns, words: this.#words };
  }

  #showProgram(scene: DrawnScene, program: Program): void {
    const text = JSON.stringify(scene);
    const { taken } = this.#drawn;
    const isTaken = taken !== undefined && program !== taken;
    if (program !== taken || text !== this.#drawn.program) {
      this.#compositor.setProgram(scene, isTaken ? program.transition : undefined);
      this.#drawn = { ...this.#drawn, program: text, taken: program };
    }
    const { sourceManager } = this.#options;
    const hasPicture = scene.layers.some(
      ({ fill }) => fill.kind !== 'picture' || sourceManager.has(fill.sourceId),
    );
    const isPlain = scene.layers.length === 1 && scene.layers[0]?.fill.kind === 'picture';
    const before = this.store.getState();
    if (hasPicture === before.hasPicture && isPlain === before.isPlain) return;
    this.store.setState({ hasPicture, isPlain });
    if (hasPicture !== before.hasPicture) this.#tell();
  }

  #showPreview(scene: DrawnScene | undefined): void {
    const text = scene && JSON.stringify(scene);
    if (text === this.#drawn.preview) return;
    this.#compositor.setPreview(scene);
    this.#drawn = { ...this.#drawn, preview: text };
  }

  /** Opens what scenes show, the pictures that stand in for rooms, and those of what is pinned. */
  #openSources(sources: readonly Source[], backgrounds: readonly Background[]): void {
    const { sourceManager, room } = this.#options;
    const cards = room.store.getState().show.pins.map(pin => pin.card);
    const pictures = cards.flatMap(card =>
      card.picture ? [[pictureIdOf(card), card.picture] as const] : [],
    );
    sourceManager.follow(sources, new Map([...pictures, ...standInsOf(backgrounds)]));
  }

  /** Only after drawing: the last scene with a covered room must be gone before what covers it is. */
  #coverRooms(areCovered: boolean): void {
    if (areCovered === this.#coversRooms) return;
    this.#coversRooms = areCovered;
    this.#compositor.coverRooms(areCovered);
  }

  /** Like the canvas, the theme changes for everybody at once. */
  #dress(theme: OverlayThemeName): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#compositor.setTheme(theme);
  }

  #turn(canvas: Canvas): void {
    const before = this.#compositor;
    this.#stopBudget();
    this.#compositor = this.#start(canvas);
    this.store.setState({ canvas, ...this.#compositor.store.getState() });
    this.#tell();
    before.close();
  }

  #sent(): MediaStreamTrack | null {
    return this.store.getState().hasPicture ? this.#compositor.program : null;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.#sent());
  }
}

/** What is to be seen instead of rooms. */
function backgroundsOf(sources: readonly Source[]): Background[] {
  return sources.flatMap(source =>
    source.kind === 'camera' && source.look.background ? [source.look.background] : [],
  );
}

/** The pictures that stand in for rooms; the compositor has each under its address. */
function standInsOf(backgrounds: readonly Background[]): [id: string, address: string][] {
  return backgrounds.flatMap(background =>
    background.kind === 'picture' ? [[background.address, background.address]] : [],
  );
}

function replaceTrack(stream: MediaStream, track: MediaStreamTrack | undefined): void {
  for (const old of stream.getTracks()) stream.removeTrack(old);
  if (track) stream.addTrack(track);
}
