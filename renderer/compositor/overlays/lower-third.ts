import type { Fill } from '../drawn-scene.ts';
import {
  type Context2D,
  ellipsize,
  fillLine,
  type OverlayLayout,
  panel,
  setFont,
  toPixels,
} from './drawing.ts';

/** Paints a lower third with name and role, as wide as its text, at the bottom left of the box. */
export function paintLowerThird(
  ctx: Context2D,
  { title, subtitle }: Extract<Fill, { kind: 'lowerThird' }>,
  layout: OverlayLayout,
): void {
  const { size, colour } = layout.theme;
  const wanted = size.large * 1.3 + (subtitle ? size.small * 1.5 : 0) + 0.034;
  const scale = Math.min(1, layout.box.height / toPixels(layout, wanted));
  const [large, small, pad] = [size.large, size.small, 0.026].map(part => toPixels(layout, part) * scale);
  if (!large || !small || !pad) return;
  const bar = pad * 0.4;
  const available = layout.box.width - bar - 2 * pad;
  const height = toPixels(layout, wanted) * scale;
  setFont(ctx, layout, large, 700);
  const titleWidth = ctx.measureText(ellipsize(ctx, title, available)).width;
  setFont(ctx, layout, small, 500);
  const subtitleWidth = ctx.measureText(ellipsize(ctx, subtitle, available)).width;
  const width = bar + 2 * pad + Math.max(titleWidth, subtitleWidth);
  const top = layout.box.height - height;
  panel(ctx, layout, 0, top, width, height);
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(0, top, width, height, toPixels(layout, layout.theme.radius));
  ctx.clip();
  ctx.fillStyle = colour.accentStrong;
  ctx.fillRect(0, top, bar, height);
  ctx.restore();
  const left = bar + pad;
  const titleMiddle = top + (subtitle ? height * 0.36 : height / 2);
  setFont(ctx, layout, large, 700);
  ctx.fillStyle = colour.text;
  fillLine(ctx, title, left, titleMiddle, available);
  setFont(ctx, layout, small, 500);
  ctx.fillStyle = colour.quiet;
  fillLine(ctx, subtitle, left, top + height * 0.74, available);
}
