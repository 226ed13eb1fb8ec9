import type { Fill } from '../drawn-scene.ts';
import {
  type Context2D,
  clampLines,
  fillLine,
  type OverlayLayout,
  panel,
  setFont,
  toPixels,
} from './drawing.ts';

const MAX_LINES = 4;

/** Paints a viewer's message, as large as its text needs, at the bottom left of the box. */
export function paintChat(
  ctx: Context2D,
  { name, text }: Extract<Fill, { kind: 'chat' }>,
  layout: OverlayLayout,
): void {
  const { size, colour } = layout.theme;
  const [small, medium] = [toPixels(layout, size.small), toPixels(layout, size.medium)];
  const pad = medium * 0.7;
  const badge = medium * 1.7;
  const left = pad * 1.7 + badge;
  const available = layout.box.width - left - pad;
  setFont(ctx, layout, medium, 500);
  const fitting = Math.floor((layout.box.height - 2 * pad - small * 1.3) / (medium * 1.28));
  const lines = clampLines(ctx, text, available, Math.min(MAX_LINES, Math.max(1, fitting)));
  const textWidth = Math.max(...lines.map(line => ctx.measureText(line).width));
  setFont(ctx, layout, small, 700);
  const width = left + pad + Math.min(available, Math.max(textWidth, ctx.measureText(name).width));
  const height = 2 * pad + small * 1.3 + lines.length * medium * 1.28;
  const top = layout.box.height - height;
  panel(ctx, layout, 0, top, width, height);
  paintBadge(ctx, name, pad + badge / 2, top + pad + badge / 2, badge, layout);
  setFont(ctx, layout, small, 700);
  ctx.fillStyle = colour.accent;
  fillLine(ctx, name, left, top + pad + small * 0.55, available);
  setFont(ctx, layout, medium, 500);
  ctx.fillStyle = colour.text;
  lines.forEach((line, index) => {
    fillLine(ctx, line, left, top + pad + small * 1.3 + medium * (0.62 + index * 1.28), available);
  });
}

/** The first character of a name in a disc. */
function paintBadge(
  ctx: Context2D,
  name: string,
  x: number,
  y: number,
  width: number,
  layout: OverlayLayout,
): void {
  const { colour } = layout.theme;
  ctx.beginPath();
  ctx.arc(x, y, width / 2, 0, 2 * Math.PI);
  ctx.fillStyle = colour.accentStrong;
  ctx.fill();
  setFont(ctx, layout, width * 0.5, 700);
  ctx.fillStyle = colour.onAccent;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const [first] = new Intl.Segmenter().segment(name.trim());
  ctx.fillText((first?.segment ?? '').toLocaleUpperCase(), x, y + width * 0.03);
}
