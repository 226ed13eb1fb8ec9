import { closeSync, openSync, writeSync } from 'node:fs';

const WIDTH = 1280;
const HEIGHT = 720;
const FRAMES = 24;
const BAR = 160;

/**
 * Writes a camera file for Chromium (YUV4MPEG2, 4:2:0, 30 frames a second): a bright bar that walks over a dark
 * ground, so that a viewer's picture can be told to be this one, and to be moving.
 */
export function writeCameraFile(path: string): void {
  const luma = Buffer.alloc(WIDTH * HEIGHT);
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 4, 128);
  const red = Buffer.alloc((WIDTH * HEIGHT) / 4, 170);
  const file = openSync(path, 'w');
  writeSync(file, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F30:1 Ip A1:1 C420\n`);
  for (let frame = 0; frame < FRAMES; frame++) {
    const left = Math.round((frame / FRAMES) * (WIDTH - BAR));
    for (let y = 0; y < HEIGHT; y++) {
      luma.fill(60, y * WIDTH, (y + 1) * WIDTH);
      luma.fill(220, y * WIDTH + left, y * WIDTH + left + BAR);
    }
    writeSync(file, 'FRAME\n');
    for (const plane of [luma, chroma, red]) writeSync(file, plane);
  }
  closeSync(file);
}
