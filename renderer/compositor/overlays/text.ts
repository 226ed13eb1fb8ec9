import type { Fill } from '../drawn-scene.ts';
import { type Context2D, type OverlayLayout, setFont, wrapText } from './drawing.ts';

const LINE_HEIGHT = 1.2;
const SMALLEST = 8;

type TextFill = Extract<Fill, { kind: 'text' }>;

/** Paints a text centred in its box, wrapped, and scaled down if it doesn't fit otherwise. */
export function paintText(ctx: Context2D, fill: TextFill, layout: OverlayLayout): void {
  const { lines, size } = fitting(ctx, fill, layout);
  const { width, height } = layout.box;
  ctx.fillStyle = fill.colour;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const first = height / 2 - ((lines.length - 1) * size * LINE_HEIGHT) / 2;
  lines.forEach((line, index) => {
    ctx.fillText(line, width / 2, first + index * size * LINE_HEIGHT);
  });
}

/** The largest font size up to the requested one at which the text fits. The context keeps that font. */
function fitting(ctx: Context2D, fill: TextFill, layout: OverlayLayout): { lines: string[]; size: number } {
  const { width, height } = layout.box;
  for (let size = fill.size * layout.canvas.height; ; size *= 0.92) {
    setFont(ctx, layout, size, fill.weight === 'bold' ? 700 : 400);
    const lines = wrapText(ctx, fill.text, width);
    const isLow = lines.length * size * LINE_HEIGHT <= height + size * (LINE_HEIGHT - 1);
    const isNarrow = lines.every(line => ctx.measureText(line).width <= width);
    if ((isLow && isNarrow) || size < SMALLEST) return { lines, size };
  }
}
