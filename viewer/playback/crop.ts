export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The fraction of a video that is cropped when it fills a box (`object-fit: cover`), from 0 (none) towards 1. */
export function croppedFraction(video: Size, box: Size): number {
  const sides = [video.width, video.height, box.width, box.height];
  if (sides.some(side => side <= 0)) return 0;
  const ratio = video.width / video.height / (box.width / box.height);
  return 1 - Math.min(ratio, 1 / ratio);
}
