import {
  CANVAS_SIZE,
  type Layer,
  PLAIN_LOOK,
  type Scene,
  type Source,
} from '../../../shared/scenes/document.ts';
import { newLayer, type Slot, TEMPLATES } from './templates.ts';

/** Kinds of source in the "Add source" menu. Cameras are listed there by device. */
export type SourceChoice =
  | 'screen'
  | 'image'
  | 'film'
  | 'text'
  | 'colour'
  | 'product'
  | 'lowerThird'
  | 'ticker'
  | 'chat'
  | 'wheel';

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

const WHOLE: Slot = { wide: box(0, 0, 1, 1), tall: box(0, 0, 1, 1) };

/** Initial positions of new layers: fully visible, and overlays below or beside the host's face. */
const SLOTS: Record<Exclude<SourceChoice, 'screen' | 'film' | 'colour'>, Slot> = {
  image: { wide: box(0.3, 0.25, 0.4, 0.5), tall: box(0.15, 0.3, 0.7, 0.3) },
  text: { wide: box(0.1, 0.08, 0.8, 0.16), tall: box(0.06, 0.11, 0.88, 0.11) },
  product: { wide: box(0.605, 0.56, 0.36, 0.32), tall: box(0.06, 0.38, 0.88, 0.16) },
  lowerThird: { wide: box(0.035, 0.7, 0.5, 0.18), tall: box(0.05, 0.55, 0.8, 0.1) },
  ticker: { wide: box(0, 0.92, 1, 0.08), tall: box(0, 0.66, 1, 0.045) },
  chat: { wide: box(0.035, 0.3, 0.45, 0.22), tall: box(0.05, 0.23, 0.9, 0.14) },
  wheel: { wide: box(0.2863, 0.12, 0.4275, 0.76), tall: box(0.1, 0.18, 0.8, 0.45) },
};

function slotOf(source: Source, scene: Scene): Slot | undefined {
  const [, corner] = TEMPLATES.pictureInPicture;
  switch (source.kind) {
    case 'camera':
    case 'screen':
    case 'film':
      return scene.layers.length === 0 ? WHOLE : corner;
    case 'colour':
      return WHOLE;
    case 'overlay':
      return SLOTS[source.overlay.kind];
    default:
      return SLOTS[source.kind];
  }
}

/** The largest box of an aspect ratio, centred within another one. */
function withAspectRatio(
  within: Slot['wide'],
  ratio: number,
  canvas: { width: number; height: number },
): Slot['wide'] {
  const part = (ratio * canvas.height) / canvas.width;
  const width = Math.min(within.width, within.height * part);
  const height = width / part;
  return box(within.x + (within.width - width) / 2, within.y + (within.height - height) / 2, width, height);
}

/**
 * A new layer for a source, at the default position of its kind.
 * @param ratio aspect ratio (width / height) of an image, if it is known: the layer then has the same
 */
export function layerFor(source: Source, scene: Scene, id: string, ratio?: number): Layer {
  const slot = slotOf(source, scene) ?? WHOLE;
  const layer = newLayer(
    id,
    source.id,
    ratio === undefined
      ? slot
      : {
          ...slot,
          wide: withAspectRatio(slot.wide, ratio, CANVAS_SIZE.wide),
          tall: withAspectRatio(slot.tall, ratio, CANVAS_SIZE.tall),
        },
  );
  const isWhole = source.kind === 'screen' || source.kind === 'image' || source.kind === 'overlay';
  return isWhole ? { ...layer, fit: 'contain' } : layer;
}

/** Initial texts of a new source, in the studio's language. */
export interface SourceTexts {
  readonly name: string;
  readonly text: string;
  readonly subtitle: string;
}

/** A new source of a kind that needs no file and no device. */
export function newSource(
  choice: Exclude<SourceChoice, 'image' | 'film'>,
  id: string,
  { name, text, subtitle }: SourceTexts,
): Source {
  switch (choice) {
    case 'screen':
      return { id, name, kind: 'screen' };
    case 'colour':
      return { id, name, kind: 'colour', colour: '#1f2a44' };
    case 'text':
      return { id, name, kind: 'text', text, colour: '#ffffff', size: 0.09, weight: 'bold' };
    case 'lowerThird':
      return { id, name, kind: 'overlay', overlay: { kind: 'lowerThird', title: text, subtitle } };
    case 'ticker':
      return { id, name, kind: 'overlay', overlay: { kind: 'ticker', text } };
    case 'wheel':
      return {
        id,
        name,
        kind: 'overlay',
        overlay: { kind: 'wheel', entries: ['1', '2', '3', '4', '5', '6'] },
      };
    case 'product':
    case 'chat':
      return { id, name, kind: 'overlay', overlay: { kind: choice } };
  }
}

/** A new source for a camera other than the host's main one. */
export const newCamera = (id: string, device: { id: string; label: string }): Source => ({
  id,
  name: device.label.slice(0, 60) || device.id.slice(0, 60),
  kind: 'camera',
  deviceId: device.id,
  label: device.label,
  look: PLAIN_LOOK,
});
