import fc from 'fast-check';
import {
  addLayer,
  addScene,
  changeLayer,
  changeSource,
  duplicateLayer,
  duplicateScene,
  type Edit,
  moveScene,
  orderLayer,
  removeLayer,
  removeScene,
  renameScene,
  setCanvas,
  setTheme,
  setTransition,
} from '../../../../renderer/scenes/document/edits.ts';
import {
  layersOf,
  newLayer,
  startingScenes,
  TEMPLATE_IDS,
  TEMPLATES,
} from '../../../../renderer/scenes/document/templates.ts';
import type { Scenes } from '../../../../shared/scenes/document.ts';

export const STARTING: Scenes = startingScenes({
  camera: 'Camera',
  screen: 'Screen',
  wide: 'Wide',
  close: 'Close-up',
  pip: 'PiP',
});

const at = <T extends { id: string }>(list: readonly T[], pick: number): string =>
  list[pick % Math.max(1, list.length)]?.id ?? 'none';

/** Every edit of a document; `pick` chooses the scene, layer or source, `id` is the id of a new one. */
const ACTIONS: Record<string, (document: Scenes, pick: number, id: string) => Edit> = {
  addScene: (_document, pick, id) => {
    let layers = 0;
    const template = TEMPLATE_IDS[pick % TEMPLATE_IDS.length] ?? 'solo';
    const made = layersOf(template, ['camera'], () => `${id}${++layers}`);
    return addScene({ id, name: `Scene ${id}`, layers: [...made] });
  },
  removeScene: ({ scenes }, pick) => removeScene(at(scenes, pick)),
  renameScene: ({ scenes }, pick, id) => renameScene(at(scenes, pick), id),
  moveScene: ({ scenes }, pick) => moveScene(at(scenes, pick), (pick % 3) - 1),
  duplicateScene: ({ scenes }, pick, id) => {
    let layers = 0;
    return duplicateScene(at(scenes, pick), () => `${id}-${++layers}`, id);
  },
  addLayer: ({ scenes }, pick, id) => {
    const [slot] = TEMPLATES.solo;
    const source = { id: `source ${id}`, name: 'Red', kind: 'colour' as const, colour: '#ff0000' };
    return slot ? addLayer(at(scenes, pick), newLayer(id, source.id, slot), source) : document => document;
  },
  changeLayer: ({ scenes }, pick) => {
    const scene = scenes[pick % scenes.length];
    return changeLayer(scene?.id ?? '', at(scene?.layers ?? [], pick), { opacity: (pick % 10) / 10 });
  },
  removeLayer: ({ scenes }, pick) => {
    const scene = scenes[pick % scenes.length];
    return removeLayer(scene?.id ?? '', at(scene?.layers ?? [], pick));
  },
  orderLayer: ({ scenes }, pick) => {
    const scene = scenes[pick % scenes.length];
    return orderLayer(scene?.id ?? '', at(scene?.layers ?? [], pick), pick % 5);
  },
  duplicateLayer: ({ scenes }, pick, id) => {
    const scene = scenes[pick % scenes.length];
    return duplicateLayer(scene?.id ?? '', at(scene?.layers ?? [], pick), id);
  },
  changeSource: ({ sources }, pick, id) =>
    changeSource(at(sources, pick), source => ({ ...source, name: id })),
  setCanvas: (_document, pick) => setCanvas(pick % 2 ? 'wide' : 'tall'),
  setTheme: (_document, pick) => setTheme(pick % 2 ? 'paper' : 'vitrine'),
  setTransition: (_document, pick) => setTransition({ kind: 'wipe', ms: pick * 10 }),
};

export interface EditAction {
  readonly what: string;
  readonly pick: number;
  /** Ends the gesture first, or joins the one before. */
  readonly gesture: string | undefined;
}

export const editActions: fc.Arbitrary<EditAction[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...Object.keys(ACTIONS)),
    pick: fc.nat(40),
    gesture: fc.constantFrom(undefined, undefined, 'drag'),
  }),
  { maxLength: 40 },
);

/** The edit of an action. */
export const editOf = (document: Scenes, { what, pick }: EditAction, index: number): Edit =>
  ACTIONS[what]?.(document, pick, `new${index}`) ?? (same => same);
