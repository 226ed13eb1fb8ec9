export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The share of a picture's edge that is cut away when it fills a box, from 0 (none) towards 1. */
export function croppedShare(picture: Size, box: Size): number {
  const sides = [picture.width, picture.height, box.width, box.height];
  if (sides.some(side => side <= 0)) return 0;
  const ratio = picture.width / picture.height / (box.width / box.height);
  return 1 - Math.min(ratio, 1 / ratio);
}
