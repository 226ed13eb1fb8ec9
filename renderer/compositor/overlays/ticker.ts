import type { Fill } from '../drawn-scene.ts';
import { type Context2D, type OverlayLayout, setFont } from './drawing.ts';

type TickerFill = Extract<Fill, { kind: 'ticker' }>;

const SECONDS_ACROSS = 11;
const GAP = '     ';

/** Scroll offset of a ticker at a time, in even pixels, so that chroma stays aligned and motion smooth. */
export function tickerOffset(nowMs: number, canvasWidth: number): number {
  const pixelsPerSecond = canvasWidth / SECONDS_ACROSS;
  return 2 * Math.floor((nowMs * pixelsPerSecond) / 2000);
}

/** Paints the bar below a ticker's text. */
export function paintTickerBar(ctx: Context2D, { box, theme }: OverlayLayout): void {
  ctx.fillStyle = theme.colour.surface;
  ctx.fillRect(0, 0, box.width, box.height);
  const edge = Math.max(2, Math.round(box.height * 0.06));
  ctx.fillStyle = theme.colour.accentStrong;
  ctx.fillRect(0, 0, box.width, edge);
}

/** Width of a ticker's text including the gap before its repetition, in even pixels. Sets the context's font. */
export function tickerWidth(ctx: Context2D, fill: TickerFill, layout: OverlayLayout): number {
  setFont(ctx, layout, layout.box.height * 0.46, 600);
  return Math.max(2, 2 * Math.ceil(ctx.measureText(repeated(fill)).width / 2));
}

/** Paints a ticker's text once, at the left edge. */
export function paintTickerText(ctx: Context2D, fill: TickerFill, layout: OverlayLayout): void {
  setFont(ctx, layout, layout.box.height * 0.46, 600);
  ctx.fillStyle = layout.theme.colour.text;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ctx.fillText(repeated(fill), 0, layout.box.height * 0.55);
}

/** The text with a dot that separates it from its repetition. */
const repeated = ({ text }: TickerFill): string => `${text.trim()}${GAP}•${GAP}`;
