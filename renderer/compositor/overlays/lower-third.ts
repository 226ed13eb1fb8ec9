import type { Fill } from '../drawn-scene.ts';
import { type Brush, type Ground, lengthOf, panel, setFont, shortened, write } from './brush.ts';

/** Name and role at the foot of the picture: as wide as its words, at the lower left of its box. */
export function paintLowerThird(
  brush: Brush,
  { title, subtitle }: Extract<Fill, { kind: 'lowerThird' }>,
  ground: Ground,
): void {
  const { size, colour } = ground.theme;
  const wanted = size.large * 1.3 + (subtitle ? size.small * 1.5 : 0) + 0.034;
  const scale = Math.min(1, ground.box.height / lengthOf(ground, wanted));
  const [large, small, pad] = [size.large, size.small, 0.026].map(part => lengthOf(ground, part) * scale);
  if (!large || !small || !pad) return;
  const bar = pad * 0.4;
  const room = ground.box.width - bar - 2 * pad;
  const height = lengthOf(ground, wanted) * scale;
  setFont(brush, ground, large, 700);
  const titleWidth = brush.measureText(shortened(brush, title, room)).width;
  setFont(brush, ground, small, 500);
  const subtitleWidth = brush.measureText(shortened(brush, subtitle, room)).width;
  const width = bar + 2 * pad + Math.max(titleWidth, subtitleWidth);
  const top = ground.box.height - height;
  panel(brush, ground, 0, top, width, height);
  brush.save();
  brush.beginPath();
  brush.roundRect(0, top, width, height, lengthOf(ground, ground.theme.radius));
  brush.clip();
  brush.fillStyle = colour.accentStrong;
  brush.fillRect(0, top, bar, height);
  brush.restore();
  const left = bar + pad;
  const titleMiddle = top + (subtitle ? height * 0.36 : height / 2);
  setFont(brush, ground, large, 700);
  brush.fillStyle = colour.text;
  write(brush, title, left, titleMiddle, room);
  setFont(brush, ground, small, 500);
  brush.fillStyle = colour.quiet;
  write(brush, subtitle, left, top + height * 0.74, room);
}
