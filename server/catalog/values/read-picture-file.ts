import { MAX_PICTURE_FILE } from '../../../shared/catalog/product.ts';

/** The first file's name in a cell, which may hold a folder before it and further files behind it. */
const FIRST_FILE =
  /^[^|;]*?([^\\/|;]+\.(?:jpe?g|jfif|png|webp|gif|avif|bmp|tiff?|heic|svg))\s*(?:[|;,].*)?$/i;

/**
 * The name of a picture's file in a cell that is no web address: `shirt.jpg`, `photos/shirt.jpg`, `C:\photos\shirt.jpg`.
 * Undefined where the cell names none.
 */
export function readPictureFile(text: string): string | undefined {
  if (text.startsWith('//')) return undefined;
  const name = FIRST_FILE.exec(text)?.[1]?.trim();
  return name !== undefined && name.length <= MAX_PICTURE_FILE ? name : undefined;
}
