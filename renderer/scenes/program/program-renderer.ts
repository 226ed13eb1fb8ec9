import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Room } from '../../../client/room/room.ts';
import {
  type Background,
  CANVAS_SIZE,
  type Canvas,
  type OverlayThemeName,
  type Source,
} from '../../../shared/scenes/document.ts';
import type { SegmentationState } from '../../compositor/background/mask.ts';
import { type Compositor, createCompositor } from '../../compositor/compositor.ts';
import type { DrawnScene, RenderStats } from '../../compositor/drawn-scene.ts';
import type { SceneEditor } from '../editor/scene-editor.ts';
import { type Program, previewOf, sceneOf } from '../editor/scene-editor-view.ts';
import type { SourceManager } from '../sources/source-manager.ts';
import { bind, type LiveData, type OverlayFormat, pictureIdOf } from './bind.ts';

/** Constant frame rate of program and preview, independent of the sources' rates. */
export const FRAMES_PER_SECOND = 30;
/** Slices of the show's state that overlays depend on. */
const OVERLAY_STATE = ['offers', 'highlight', 'deals'] as const;

export interface ProgramRendererView {
  readonly canvas: Canvas;
  /** False while no layer on program has a picture, for example because the only camera is off. */
  readonly hasPicture: boolean;
  /**
   * True if each monitor in sight shows a single video layer, so that the host's own view may be mirrored: both or none,
   * because a scene must not turn round when it is taken.
   */
  readonly isMirrorable: boolean;
  readonly stats: RenderStats | undefined;
  /** State of the person segmentation for background blur and replacement. */
  readonly segmentation: SegmentationState;
}

export interface ProgramRendererOptions {
  readonly room: Pick<Room, 'store' | 'now'>;
  readonly editor: SceneEditor;
  readonly sourceManager: SourceManager;
  readonly format: OverlayFormat;
}

type TrackListener = (track: MediaStreamTrack | null) => void;

/**
 * Renders program and preview: binds their scenes to the show's state, and sends a scene to the compositor whenever the
 * result changed. The only user of the compositor in the studio.
 */
export class ProgramRenderer {
  readonly store: StoreApi<ProgramRendererView>;
  /** Streams for the studio's own monitors. The objects stay the same; their tracks change with the canvas. */
  readonly program = new MediaStream();
  readonly preview = new MediaStream();
  readonly #options: ProgramRendererOptions;
  readonly #listeners = new Set<TrackListener>();
  readonly #stops: (() => void)[];
  #format: OverlayFormat;
  #compositor: Compositor;
  #stopStats = (): void => {};
  #theme: OverlayThemeName;
  #usesSegmentation = false;
  /** What the compositor was sent last, to send changes only. Scenes are compared as JSON. */
  #sent: { programScene?: string; previewScene?: string | undefined; program?: Program } = {};

  constructor(options: ProgramRendererOptions) {
    const { canvas, theme } = options.editor.store.getState().document;
    this.#options = options;
    this.#theme = theme;
    this.#format = options.format;
    this.store = createStore<ProgramRendererView>(() => ({
      canvas,
      hasPicture: false,
      isMirrorable: true,
      stats: undefined,
      segmentation: 'off',
    }));
    this.#compositor = this.#startCompositor(canvas);
    options.sourceManager.onChange = () => this.#render();
    this.#stops = [
      options.editor.store.subscribe(() => this.#update()),
      options.room.store.subscribe((view, before) => {
        if (
          OVERLAY_STATE.some(part => view.show[part] !== before.show[part]) ||
          view.live.deals.figures !== before.live.deals.figures
        )
          this.#update();
      }),
    ];
    this.#update();
  }

  /** Calls the listener with the program track now and after each change; null while the program has no picture. */
  onProgram(listener: TrackListener): () => void {
    this.#listeners.add(listener);
    listener(this.#outputTrack());
    return () => this.#listeners.delete(listener);
  }

  /** Changes how prices and stock are formatted, after the studio's language changed. */
  setFormat(format: OverlayFormat): void {
    this.#format = format;
    this.#render();
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#options.sourceManager.onChange = () => {};
    this.#stopStats();
    this.#compositor.close();
  }

  /** Starts a compositor for a canvas and puts its tracks into the monitors' streams. */
  #startCompositor(canvas: Canvas): Compositor {
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
    this.#stopStats = compositor.store.subscribe(view => this.store.setState(view));
    this.#sent = {};
    compositor.setSegmentation(this.#usesSegmentation);
    sourceManager.attach(compositor);
    return compositor;
  }

  #update(): void {
    const { document, program } = this.#options.editor.store.getState();
    // Sources removed by an unfinished edit are still on program.
    const ids = new Set(document.sources.map(source => source.id));
    const onAir = program.document.sources.filter(source => !ids.has(source.id));
    const backgrounds = backgroundsOf([...document.sources, ...program.document.sources]);
    this.#openSources([...document.sources, ...onAir], backgrounds);
    this.#render();
    this.#setSegmentation(backgrounds.length > 0);
  }

  #render(): void {
    const { editor, sourceManager } = this.#options;
    const view = editor.store.getState();
    const { canvas, theme } = view.document;
    this.#setTheme(theme);
    if (canvas !== this.store.getState().canvas) this.#switchCanvas(canvas);
    const live = this.#liveData();
    // A change of the canvas applies to program at once, even during an edit.
    const onAir = { ...view.program.document, canvas };
    const scene = sceneOf(onAir, view.program.sceneId);
    const program = scene ? bind(scene, onAir, live) : { id: '', layers: [] };
    this.#showProgram(program, view.program);
    const previewed = previewOf(view);
    const preview = previewed && bind(previewed, view.document, live);
    this.#showPreview(preview);
    // What is edited is shown as it is, so that a layer goes where the pointer drags it.
    const isMirrorable = !view.editing && isSingleVideo(program) && (!preview || isSingleVideo(preview));
    if (isMirrorable !== this.store.getState().isMirrorable) this.store.setState({ isMirrorable });
    sourceManager.setOnAir(new Set(scene?.layers.flatMap(layer => (layer.visible ? [layer.sourceId] : []))));
  }

  #liveData(): LiveData {
    const { editor, room } = this.#options;
    const { turns } = editor.store.getState();
    const { show, live } = room.store.getState();
    return { show, figures: live.deals.figures, turns, format: this.#format };
  }

  #showProgram(scene: DrawnScene, program: Program): void {
    const json = JSON.stringify(scene);
    const { program: before, programScene } = this.#sent;
    if (program !== before || json !== programScene) {
      // The first scene of a compositor is a cut.
      this.#compositor.setProgram(scene, before && program !== before ? program.transition : undefined);
      this.#sent = { ...this.#sent, programScene: json, program };
    }
    this.#setPicture(scene);
  }

  /** Updates what the store says of the program's picture. */
  #setPicture({ layers }: DrawnScene): void {
    const { sourceManager } = this.#options;
    const hasPicture = layers.some(
      ({ fill }) => fill.kind !== 'picture' || sourceManager.hasPicture(fill.sourceId),
    );
    if (hasPicture === this.store.getState().hasPicture) return;
    this.store.setState({ hasPicture });
    this.#notify();
  }

  #showPreview(scene: DrawnScene | undefined): void {
    const json = scene && JSON.stringify(scene);
    if (json === this.#sent.previewScene) return;
    this.#compositor.setPreview(scene);
    this.#sent = { ...this.#sent, previewScene: json };
  }

  /** Opens the scenes' sources, the background replacement pictures and the photos of pinned products. */
  #openSources(sources: readonly Source[], backgrounds: readonly Background[]): void {
    const { sourceManager, room } = this.#options;
    const cards = room.store.getState().show.offers.pins.map(pin => pin.card);
    const pictures = cards.flatMap(card =>
      card.picture ? [[pictureIdOf(card), card.picture] as const] : [],
    );
    sourceManager.sync(sources, new Map([...pictures, ...backgroundPicturesOf(backgrounds)]));
  }

  /** Called after rendering: segmentation must not stop before the last scene that hides a background is replaced. */
  #setSegmentation(isEnabled: boolean): void {
    if (isEnabled === this.#usesSegmentation) return;
    this.#usesSegmentation = isEnabled;
    this.#compositor.setSegmentation(isEnabled);
  }

  /** Like the canvas, a change of the theme applies to program at once. */
  #setTheme(theme: OverlayThemeName): void {
    if (theme === this.#theme) return;
    this.#theme = theme;
    this.#compositor.setTheme(theme);
  }

  #switchCanvas(canvas: Canvas): void {
    const before = this.#compositor;
    this.#stopStats();
    this.#compositor = this.#startCompositor(canvas);
    this.store.setState({ canvas, ...this.#compositor.store.getState() });
    this.#notify();
    before.close();
  }

  #outputTrack(): MediaStreamTrack | null {
    return this.store.getState().hasPicture ? this.#compositor.program : null;
  }

  #notify(): void {
    for (const listener of this.#listeners) listener(this.#outputTrack());
  }
}

/** Background effects of all cameras that have one. */
function backgroundsOf(sources: readonly Source[]): Background[] {
  return sources.flatMap(source =>
    source.kind === 'camera' && source.look.background ? [source.look.background] : [],
  );
}

/** Background replacement pictures; the compositor looks each up under its URL. */
function backgroundPicturesOf(backgrounds: readonly Background[]): [id: string, address: string][] {
  return backgrounds.flatMap(background =>
    background.kind === 'picture' ? [[background.address, background.address]] : [],
  );
}

function isSingleVideo({ layers }: DrawnScene): boolean {
  return layers.length === 1 && layers[0]?.fill.kind === 'picture';
}

function replaceTrack(stream: MediaStream, track: MediaStreamTrack | undefined): void {
  for (const old of stream.getTracks()) stream.removeTrack(old);
  if (track) stream.addTrack(track);
}
