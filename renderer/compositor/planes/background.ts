import type { Background } from '../../../shared/scenes.ts';
import { blurReach, WHOLE_BLUR } from '../background/blur.ts';
import { MASK_SIZE } from '../background/mask.ts';
import type { Mask } from '../background/masks.ts';
import { fitted, type Size, wholeOf } from '../geometry.ts';
import type { Picture } from '../worker/sources.ts';
import { layStamp } from './lay.ts';
import { smoothPlane } from './mean.ts';
import { halfSize, halvePlane, newPlane, type Plane, type Planes } from './planes.ts';
import { layQuarter, quartered } from './quarter.ts';
import { stampFrom } from './rgba.ts';
import { scaled } from './sample.ts';

/** So many means one after the other come near to the blur of a viewpoint. */
const ROUNDS = 2;

/** How much of each pixel the room takes, in the size of the picture. */
interface Cover {
  readonly cover: Plane;
  readonly halfCover: Plane;
}

/** What of the background is given, besides the picture itself. */
export interface Behind {
  readonly background: Background;
  /** Undefined while nobody can be told from the room: then everything is the room. */
  readonly mask: Mask | undefined;
  /** Gives an uploaded picture by its address. */
  picture(address: string): Picture | undefined;
}

/** Covers the room in the pictures of one source. */
export class RoomCover {
  #cover: (Cover & { readonly serial: number }) | undefined;
  #stand: { readonly key: string; readonly planes: Planes } | undefined;

  /** Covers the room in a picture, in place. */
  apply(planes: Planes, { background, mask, picture }: Behind): void {
    const cover = mask && this.#coverOf(mask, planes);
    const address = background.kind === 'picture' ? background.address : '';
    const stand = address ? picture(address) : undefined;
    if (cover && stand) {
      const area = wholeOf(planes);
      const { width, height } = planes;
      const inPlace = this.#standIn(address, stand, planes);
      layStamp(planes, { ...cover, planes: inPlace, width, height, area, isOpaque: false }, 1);
    } else {
      // Whatever is missing: the room is not shown.
      blurRoom(planes, background.kind === 'blur' && cover ? background.strength : WHOLE_BLUR, cover);
    }
  }

  #coverOf({ serial, room }: Mask, size: Size): Cover {
    const { width, height } = size;
    if (
      this.#cover?.serial === serial &&
      this.#cover.cover.width === width &&
      this.#cover.cover.height === height
    )
      return this.#cover;
    const cut = { source: wholeOf(MASK_SIZE), box: wholeOf(size) };
    const cover = scaled({ ...MASK_SIZE, data: room }, cut, 1);
    const halfCover = newPlane(halfSize(size));
    halvePlane(cover, halfCover);
    this.#cover = { serial, cover, halfCover };
    return this.#cover;
  }

  /** The picture that stands in for the room, painted once at the size of the source's. */
  #standIn(address: string, { serial, image, ...given }: Picture, size: Size): Planes {
    const key = `${address} ${serial} ${size.width}x${size.height}`;
    if (this.#stand?.key !== key) {
      const { source, box } = fitted('cover', wholeOf(given), wholeOf(size));
      const brush = new OffscreenCanvas(size.width, size.height).getContext('2d', {
        willReadFrequently: true,
      });
      if (!brush) throw new Error('This browser draws no canvas in a worker.');
      brush.imageSmoothingQuality = 'high';
      brush.drawImage(image, source.x, source.y, source.width, source.height, 0, 0, box.width, box.height);
      const { planes } = stampFrom(brush.getImageData(0, 0, size.width, size.height).data, size);
      this.#stand = { key, planes };
    }
    return this.#stand.planes;
  }
}

/** Blurs what is the room, or everything where there is no cover. */
export function blurRoom({ y, u, v }: Planes, strength: number, cover: Cover | undefined): void {
  blurPlane(y, strength, cover?.cover);
  blurPlane(u, strength, cover?.halfCover);
  blurPlane(v, strength, cover?.halfCover);
}

function blurPlane(plane: Plane, strength: number, cover: Plane | undefined): void {
  const blurred = quartered(plane);
  // The deviation of two means one after the other is about five sixths of their reach.
  const reach = Math.max(1, Math.round((1.2 * blurReach(strength) * plane.height) / 4));
  for (let round = 0; round < ROUNDS; round++) smoothPlane(blurred, reach);
  layQuarter(plane, blurred, cover);
}
