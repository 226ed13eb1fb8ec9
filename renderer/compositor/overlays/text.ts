import type { Fill } from '../drawn-scene.ts';
import { type Brush, type Ground, setFont, wrapped } from './brush.ts';

const LINE_HEIGHT = 1.2;
const SMALLEST = 8;

type TextFill = Extract<Fill, { kind: 'text' }>;

/** Text in the middle of its box, in as many lines as it needs, smaller where it would not fit otherwise. */
export function paintText(brush: Brush, fill: TextFill, ground: Ground): void {
  const { lines, size } = fitting(brush, fill, ground);
  const { width, height } = ground.box;
  brush.fillStyle = fill.colour;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  const first = height / 2 - ((lines.length - 1) * size * LINE_HEIGHT) / 2;
  lines.forEach((line, index) => {
    brush.fillText(line, width / 2, first + index * size * LINE_HEIGHT);
  });
}

/** The largest size, at most the wanted one, at which the text fits; leaves the brush with that font. */
function fitting(brush: Brush, fill: TextFill, ground: Ground): { lines: string[]; size: number } {
  const { width, height } = ground.box;
  for (let size = fill.size * ground.canvas.height; ; size *= 0.92) {
    setFont(brush, ground, size, fill.weight === 'bold' ? 700 : 400);
    const lines = wrapped(brush, fill.text, width);
    const isLow = lines.length * size * LINE_HEIGHT <= height + size * (LINE_HEIGHT - 1);
    const isNarrow = lines.every(line => brush.measureText(line).width <= width);
    if ((isLow && isNarrow) || size < SMALLEST) return { lines, size };
  }
}
