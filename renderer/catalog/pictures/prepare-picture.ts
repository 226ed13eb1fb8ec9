import { PictureFileError } from './picture-file.ts';

/** The longer side of a product's picture in pixels: a card on the sharpest phone, held sideways. */
const MAX_SIDE = 1600;
/** As many as the best cameras have. What claims more is made to fill the memory. */
const MAX_PIXELS = 120_000_000;
const QUALITY = 0.88;

/** Loads a picture's head, from which its size is known before any pixel of it is drawn. */
async function load(address: string): Promise<HTMLImageElement> {
  const image = new Image();
  const loaded = Promise.withResolvers<void>();
  image.onload = () => loaded.resolve();
  image.onerror = () => loaded.reject(new PictureFileError('not-a-picture'));
  image.src = address;
  await loaded.promise;
  return image;
}

async function draw(image: HTMLImageElement): Promise<Blob> {
  const { naturalWidth, naturalHeight } = image;
  if (naturalWidth === 0 || naturalHeight === 0) throw new PictureFileError('not-a-picture');
  if (naturalWidth * naturalHeight > MAX_PIXELS) throw new PictureFileError('too-many-pixels');
  const scale = Math.min(1, MAX_SIDE / Math.max(naturalWidth, naturalHeight));
  const width = Math.max(1, Math.round(naturalWidth * scale));
  const height = Math.max(1, Math.round(naturalHeight * scale));
  const bitmap = await createImageBitmap(image, {
    resizeWidth: width,
    resizeHeight: height,
    resizeQuality: 'high',
  });
  try {
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    return await canvas.convertToBlob({ type: 'image/webp', quality: QUALITY });
  } finally {
    bitmap.close();
  }
}

/**
 * Draws a picture anew for viewers' phones: at most 1600 pixels wide or high, upright, and without what a camera writes
 * into it, such as the place where it was taken. So whatever the browser can show comes in, and what is broken is found
 * before anybody sees it. Rejects with a PictureFileError.
 */
export async function preparePicture(file: Blob): Promise<Blob> {
  const address = URL.createObjectURL(file);
  try {
    return await draw(await load(address));
  } catch (error) {
    throw error instanceof PictureFileError ? error : new PictureFileError('not-a-picture', error);
  } finally {
    URL.revokeObjectURL(address);
  }
}
