import type { Background } from '../../../shared/scenes/document.ts';
import { blurSigma, FALLBACK_STRENGTH } from '../background/blur.ts';
import type { Mask } from '../background/mask.ts';
import { MASK_SIZE } from '../background/mask.ts';
import { fitted, type Size, wholeOf } from '../geometry.ts';
import type { Picture } from '../picture.ts';
import { blitOverlay } from './blit.ts';
import { boxFilter } from './box-filter.ts';
import { blendUpscaledBy4, downscaleBy4 } from './downscale.ts';
import { i420aFromRgba } from './from-rgba.ts';
import { downscaleBy2, halfSize, type I420Buffer, newPlane, type Plane } from './i420-buffer.ts';
import { resample } from './resample.ts';

/** Number of box filters in a row; two approximate a Gaussian well enough. */
const PASSES = 2;

/** Background coverage in the picture's resolution, for luma and chroma. */
interface AlphaMask {
  readonly alpha: Plane;
  readonly chromaAlpha: Plane;
}

/** Parameters of the effect on one picture. */
export interface BackgroundInput {
  readonly background: Background;
  /** Undefined while there is no mask: then the whole picture is blurred. */
  readonly mask: Mask | undefined;
  /** The replacement picture of a URL; undefined while it is not loaded. */
  picture(address: string): Picture | undefined;
}

/** Background blur and replacement for one source; caches what stays the same from picture to picture. */
export class BackgroundEffect {
  #alpha: (AlphaMask & { readonly serial: number }) | undefined;
  #replacement: { readonly key: string; readonly planes: I420Buffer } | undefined;

  /** Applies the effect to a picture, in place. */
  apply(planes: I420Buffer, { background, mask, picture }: BackgroundInput): void {
    const alpha = mask && this.#alphaOf(mask, planes);
    const address = background.kind === 'picture' ? background.address : '';
    const replacement = address ? picture(address) : undefined;
    if (alpha && replacement) {
      const area = wholeOf(planes);
      const { width, height } = planes;
      const scaled = this.#replacementPlanes(address, replacement, planes);
      blitOverlay(planes, { ...alpha, planes: scaled, width, height, area, isOpaque: false }, 1);
    } else {
      // If the mask or the replacement is missing, the background is blurred: it must never be visible.
      blurBackground(
        planes,
        background.kind === 'blur' && alpha ? background.strength : FALLBACK_STRENGTH,
        alpha,
      );
    }
  }

  #alphaOf({ serial, background }: Mask, size: Size): AlphaMask {
    const { width, height } = size;
    if (
      this.#alpha?.serial === serial &&
      this.#alpha.alpha.width === width &&
      this.#alpha.alpha.height === height
    )
      return this.#alpha;
    const cut = { source: wholeOf(MASK_SIZE), box: wholeOf(size) };
    const alpha = resample({ ...MASK_SIZE, data: background }, cut, 1);
    const chromaAlpha = newPlane(halfSize(size));
    downscaleBy2(alpha, chromaAlpha);
    this.#alpha = { serial, alpha, chromaAlpha };
    return this.#alpha;
  }

  /** The replacement picture as I420 in the source's resolution, converted once. */
  #replacementPlanes(address: string, { serial, image, ...given }: Picture, size: Size): I420Buffer {
    const key = `${address} ${serial} ${size.width}x${size.height}`;
    if (this.#replacement?.key !== key) {
      const { source, box } = fitted('cover', wholeOf(given), wholeOf(size));
      const ctx = new OffscreenCanvas(size.width, size.height).getContext('2d', {
        willReadFrequently: true,
      });
      if (!ctx) throw new Error('This browser draws no canvas in a worker.');
      ctx.imageSmoothingQuality = 'high';
      ctx.drawImage(image, source.x, source.y, source.width, source.height, 0, 0, box.width, box.height);
      const { planes } = i420aFromRgba(ctx.getImageData(0, 0, size.width, size.height).data, size);
      this.#replacement = { key, planes };
    }
    return this.#replacement.planes;
  }
}

/** Blurs the background, or without an alpha mask the whole picture, in place. */
export function blurBackground(
  { y, u, v }: I420Buffer,
  strength: number,
  alpha: AlphaMask | undefined,
): void {
  blurPlane(y, strength, alpha?.alpha);
  blurPlane(u, strength, alpha?.chromaAlpha);
  blurPlane(v, strength, alpha?.chromaAlpha);
}

function blurPlane(plane: Plane, strength: number, alpha: Plane | undefined): void {
  const blurred = downscaleBy4(plane);
  // The standard deviation of two box filters in a row is about 5/6 of their radius.
  const radius = Math.max(1, Math.round((1.2 * blurSigma(strength) * plane.height) / 4));
  for (let pass = 0; pass < PASSES; pass++) boxFilter(blurred, radius);
  blendUpscaledBy4(plane, blurred, alpha);
}
