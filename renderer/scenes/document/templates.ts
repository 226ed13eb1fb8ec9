import type { Layer, Place, Scenes } from '../../../shared/scenes.ts';
import { PLAIN_LOOK } from '../../../shared/scenes.ts';

/** Ready arrangements, in the order in which the picker shows them. */
export const TEMPLATE_IDS = ['solo', 'closeUp', 'pictureInPicture', 'split', 'portraitStack'] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

type Box = Omit<Place, 'rotation'>;

/** Where one picture of a template stands on each canvas. */
export interface Slot {
  readonly wide: Box;
  readonly tall: Box;
  /** How much is cut off each side, to come closer. */
  readonly closer?: number;
  readonly rounding?: number;
}

const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });
const WHOLE = box(0, 0, 1, 1);
/** Comes one and two thirds as close, which shows a product in a hand without showing pixels. */
const CLOSER = 0.2;

/**
 * The slots of each template, back to front. On the tall canvas nothing that matters stands where the viewer's page
 * has its title (the top tenth) or its chat (the lower third).
 */
export const TEMPLATES: Record<TemplateId, readonly Slot[]> = {
  solo: [{ wide: WHOLE, tall: WHOLE }],
  closeUp: [{ wide: WHOLE, tall: WHOLE, closer: CLOSER }],
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

/** A layer with everything at rest, whole, filling its place. */
export function newLayer(id: string, sourceId: string, slot: Slot): Layer {
  return {
    id,
    sourceId,
    visible: true,
    locked: false,
    opacity: 1,
    mirror: false,
    fit: 'cover',
    crop: cropAll(slot.closer ?? 0),
    rounding: slot.rounding ?? 0,
    place: { wide: upright(slot.wide), tall: upright(slot.tall) },
  };
}

/**
 * The layers of a template, its slots filled with the sources in turn. One camera alone still makes a whole picture of
 * two: the one behind comes closer, so that both show something of their own.
 */
export function layersOf(
  template: TemplateId,
  sourceIds: readonly string[],
  newId: () => string,
): readonly Layer[] {
  const slots = TEMPLATES[template];
  const isAlone = slots.length > 1 && new Set(sourceIds).size === 1;
  return slots.flatMap((slot, index) => {
    const sourceId = sourceIds[index % sourceIds.length];
    if (sourceId === undefined) return [];
    return [newLayer(newId(), sourceId, isAlone && index === 0 ? { ...slot, closer: CLOSER } : slot)];
  });
}

/** The host's chosen camera, which every new show starts with. */
export const HOST_CAMERA = 'camera';

const STARTING = [
  ['wide', 'solo'],
  ['close', 'closeUp'],
  ['pip', 'pictureInPicture'],
] as const satisfies readonly (readonly [string, TemplateId])[];

export type StartingName = 'camera' | (typeof STARTING)[number][0];

/**
 * The scenes of a new show, all of the host's own camera. Their ids are fixed, so that two studios which open a new
 * show at once mean the same scenes.
 */
export function startingScenes(names: Record<StartingName, string>): Scenes {
  return {
    sources: [{ id: HOST_CAMERA, name: names.camera, kind: 'camera', look: PLAIN_LOOK }],
    scenes: STARTING.map(([id, template]) => {
      let layers = 0;
      return {
        id,
        name: names[id],
        layers: [...layersOf(template, [HOST_CAMERA], () => `${id}-${++layers}`)],
      };
    }),
    transition: { kind: 'fade', ms: 300 },
    canvas: 'wide',
    theme: 'vitrine',
  };
}
