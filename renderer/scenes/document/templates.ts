import type { Layer, Place, Scenes } from '../../../shared/scenes/document.ts';
import { PLAIN_LOOK } from '../../../shared/scenes/document.ts';

/** Scene layouts, in the order of the picker. */
export const TEMPLATE_IDS = ['solo', 'closeUp', 'pictureInPicture', 'split', 'portraitStack'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

type Box = Omit<Place, 'rotation'>;

/** Position of one source of a template on each canvas. */
export interface Slot {
  readonly wide: Box;
  readonly tall: Box;
  /** Share of the source that is cropped on each side, to zoom in. */
  readonly cropEachSide?: number;
  readonly rounding?: number;
}

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
const WHOLE = box(0, 0, 1, 1);
/** A zoom of 5/3: enough to show a product in a hand without visible pixels. */
const CLOSE_UP_CROP = 0.2;

/**
 * Slots of each template, back to front. On the tall canvas the viewer's page covers the top tenth with its title and
 * the bottom third with the chat, so nothing important is placed there.
 */
export const TEMPLATES: Record<TemplateId, readonly Slot[]> = {
  solo: [{ wide: WHOLE, tall: WHOLE }],
  closeUp: [{ wide: WHOLE, tall: WHOLE, cropEachSide: CLOSE_UP_CROP }],
  pictureInPicture: [
    { wide: WHOLE, tall: WHOLE },
    { wide: box(0.69, 0.6667, 0.28, 0.28), tall: box(0.59, 0.12, 0.36, 0.27), rounding: 0.06 },
  ],
  split: [
    { wide: box(0, 0, 0.5, 1), tall: box(0, 0, 1, 0.5) },
    { wide: box(0.5, 0, 0.5, 1), tall: box(0, 0.5, 1, 0.5) },
  ],
  portraitStack: [
    { wide: box(0.3164, 0, 0.6836, 1), tall: box(0, 0, 1, 0.6) },
    { wide: box(0, 0, 0.3164, 1), tall: box(0, 0.6, 1, 0.4) },
  ],
};

const upright = (place: Box): Place => ({ ...place, rotation: 0 });
const cropAll = (part: number): Layer['crop'] => ({ left: part, top: part, right: part, bottom: part });

/** A new layer with default settings in a slot. */
export function newLayer(id: string, sourceId: string, slot: Slot): Layer {
  return {
    id,
    sourceId,
    visible: true,
    locked: false,
    opacity: 1,
    mirror: false,
    fit: 'cover',
    crop: cropAll(slot.cropEachSide ?? 0),
    rounding: slot.rounding ?? 0,
    place: { wide: upright(slot.wide), tall: upright(slot.tall) },
  };
}

/** Fills a template's slots with the sources, each of them once; slots that are left over stay empty. */
export function layersOf(
  template: TemplateId,
  sourceIds: readonly string[],
  newId: () => string,
): readonly Layer[] {
  const different = [...new Set(sourceIds)];
  return TEMPLATES[template].flatMap((slot, index) => {
    const sourceId = different[index];
    return sourceId === undefined ? [] : [newLayer(newId(), sourceId, slot)];
  });
}

/** Id of the source that follows the host's main camera; every new show has it. */
export const HOST_CAMERA = 'camera';
/** Id of the source beside it in a new show's picture-in-picture: a screen, which shows nothing until one is chosen. */
const HOST_SCREEN = 'screen';

const STARTING = [
  ['wide', 'solo'],
  ['close', 'closeUp'],
  ['pip', 'pictureInPicture'],
] as const satisfies readonly (readonly [string, TemplateId])[];

export type StartingName = 'camera' | 'screen' | (typeof STARTING)[number][0];

/**
 * The scenes of a new show, all with the host's camera, one with a screen beside it. Their ids are fixed, so that two studios that open a new show at
 * the same time have the same scenes.
 */
export function startingScenes(names: Record<StartingName, string>): Scenes {
  return {
    sources: [
      { id: HOST_CAMERA, name: names.camera, kind: 'camera', look: PLAIN_LOOK },
      { id: HOST_SCREEN, name: names.screen, kind: 'screen' },
    ],
    scenes: STARTING.map(([id, template]) => {
      let layers = 0;
      return {
        id,
        name: names[id],
        layers: [...layersOf(template, [HOST_CAMERA, HOST_SCREEN], () => `${id}-${++layers}`)],
      };
    }),
    transition: { kind: 'fade', ms: 300 },
    canvas: 'wide',
    theme: 'vitrine',
  };
}
