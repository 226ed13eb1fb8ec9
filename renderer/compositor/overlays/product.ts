import type { DrawnCard } from '../drawn-scene.ts';
import type { Rect } from '../geometry.ts';
import {
  type Context2D,
  clampLines,
  fillLine,
  type OverlayLayout,
  panel,
  setFont,
  toPixels,
} from './drawing.ts';

/** A countdown is highlighted for this many seconds before its end. */
const URGENT_SECONDS = 15;

/**
 * Paints a product card: photo, name, price with the old one struck through, stock and countdown.
 * @param seconds until the offer ends; undefined without an end
 */
export function paintProduct(
  ctx: Context2D,
  card: DrawnCard,
  picture: ImageBitmap | undefined,
  seconds: number | undefined,
  layout: OverlayLayout,
): void {
  const { width, height } = layout.box;
  const isTall = height > width;
  const gap = Math.min(toPixels(layout, 0.02), Math.min(width, height) * 0.1);
  panel(ctx, layout, 0, 0, width, height);
  const side = isTall ? Math.min(width - 2 * gap, height * 0.58) : height - 2 * gap;
  const photo = { x: gap, y: gap, width: isTall ? width - 2 * gap : side, height: side };
  if (picture) paintPhoto(ctx, picture, photo, layout);
  const beside = picture && !isTall ? side + 2 * gap : 1.4 * gap;
  const top = picture && isTall ? side + 2 * gap : gap;
  const right = 1.4 * gap;
  paintDetails(
    ctx,
    card,
    seconds,
    { x: beside, y: top, width: width - beside - right, height: height - top - gap },
    layout,
  );
}

function paintPhoto(
  ctx: Context2D,
  picture: ImageBitmap,
  { x, y, width, height }: Rect,
  layout: OverlayLayout,
): void {
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, toPixels(layout, layout.theme.radius * 0.6));
  ctx.fillStyle = layout.theme.colour.soft;
  ctx.fill();
  ctx.clip();
  ctx.imageSmoothingQuality = 'high';
  const scale = Math.max(width / picture.width, height / picture.height);
  const [shownWidth, shownHeight] = [picture.width * scale, picture.height * scale];
  ctx.drawImage(
    picture,
    x + (width - shownWidth) / 2,
    y + (height - shownHeight) / 2,
    shownWidth,
    shownHeight,
  );
  ctx.restore();
}

/** Name at the top, price below it, stock and countdown at the bottom; scaled down on a low card. */
function paintDetails(
  ctx: Context2D,
  card: DrawnCard,
  seconds: number | undefined,
  area: Rect,
  layout: OverlayLayout,
): void {
  const { size, colour } = layout.theme;
  const hasFoot = card.stock !== undefined || seconds !== undefined;
  const wanted = size.medium * 2.5 + size.price * 1.35 + (hasFoot ? size.small * 1.9 : 0);
  const scale = Math.min(1, area.height / toPixels(layout, wanted));
  const [name, price, small] = [size.medium, size.price, size.small].map(
    part => toPixels(layout, part) * scale,
  );
  if (!name || !price || !small) return;
  setFont(ctx, layout, name, 600);
  ctx.fillStyle = colour.text;
  const lines = clampLines(ctx, card.name, area.width, 2);
  lines.forEach((line, index) => {
    fillLine(ctx, line, area.x, area.y + name * (0.62 + index * 1.22), area.width);
  });
  const foot = hasFoot ? small * 1.9 : 0;
  const priceMiddle = (area.y + name * 1.24 * lines.length + area.y + area.height - foot) / 2;
  paintPrice(ctx, card, { ...area, y: priceMiddle, height: price }, layout);
  if (hasFoot)
    paintFoot(ctx, card, seconds, { ...area, y: area.y + area.height - small * 0.8, height: small }, layout);
}

/** @param line is vertically centred at `y`, with a font size of `height` pixels */
function paintPrice(ctx: Context2D, card: DrawnCard, line: Rect, layout: OverlayLayout): void {
  const { colour } = layout.theme;
  setFont(ctx, layout, line.height, 700);
  ctx.fillStyle = colour.price;
  const taken = fillLine(ctx, card.price, line.x, line.y, line.width) + line.height * 0.3;
  if (card.oldPrice === undefined) return;
  setFont(ctx, layout, line.height * 0.56, 500);
  ctx.fillStyle = colour.quiet;
  const left = line.width - taken;
  if (ctx.measureText(card.oldPrice).width > left) return;
  const middle = line.y + line.height * 0.12;
  const width = fillLine(ctx, card.oldPrice, line.x + taken, middle, left);
  ctx.fillRect(
    line.x + taken - 2,
    middle - line.height * 0.02,
    width + 4,
    Math.max(1.5, line.height * 0.045),
  );
}

/** @param line is vertically centred at `y`, with a font size of `height` pixels */
function paintFoot(
  ctx: Context2D,
  card: DrawnCard,
  seconds: number | undefined,
  line: Rect,
  layout: OverlayLayout,
): void {
  const { colour } = layout.theme;
  const clockWidth = seconds === undefined ? 0 : paintClock(ctx, seconds, line, layout);
  if (card.stock === undefined) return;
  setFont(ctx, layout, line.height, 500);
  ctx.fillStyle = colour.quiet;
  fillLine(ctx, card.stock, line.x, line.y, line.width - clockWidth - line.height * 0.6);
}

/** Paints the countdown as a pill at the right end of a line. Returns its width. */
function paintClock(ctx: Context2D, seconds: number, line: Rect, layout: OverlayLayout): number {
  const { colour } = layout.theme;
  const isUrgent = seconds <= URGENT_SECONDS;
  const text = clockText(seconds);
  setFont(ctx, layout, line.height, 700);
  // Tabular digits, so that the pill doesn't change its width while it counts.
  const digit = Math.max(...[...'0123456789'].map(figure => ctx.measureText(figure).width));
  const widths = [...text].map(grapheme => (grapheme === ':' ? digit * 0.55 : digit));
  const width = widths.reduce((sum, part) => sum + part, 0);
  const pad = line.height * 0.55;
  const pill = { x: line.x + line.width - width - 2 * pad, height: line.height * 1.6 };
  ctx.beginPath();
  ctx.roundRect(pill.x, line.y - pill.height / 2, width + 2 * pad, pill.height, pill.height / 2);
  ctx.fillStyle = isUrgent ? colour.urgent : colour.soft;
  ctx.fill();
  ctx.fillStyle = isUrgent ? colour.onUrgent : colour.text;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  let x = pill.x + pad;
  for (const [index, grapheme] of [...text].entries()) {
    const advance = widths[index] ?? 0;
    ctx.fillText(grapheme, x + advance / 2, line.y + line.height * 0.05);
    x += advance;
  }
  return width + 2 * pad;
}

/** Formats a duration as m:ss, or h:mm:ss from one hour on. */
export function clockText(seconds: number): string {
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  const [first, ...others] = hours > 0 ? [hours, ...parts] : parts;
  return [String(first), ...others.map(part => String(part).padStart(2, '0'))].join(':');
}
