import type { Size } from '../geometry.ts';
import type { OverlayTheme } from './theme.ts';

export type Context2D = OffscreenCanvasRenderingContext2D;

/** Size, theme and font with which an overlay is painted. */
export interface OverlayLayout {
  /** The layer's size in pixels; the origin is its top left corner. */
  readonly box: Size;
  readonly canvas: Size;
  readonly theme: OverlayTheme;
  readonly font: string;
}

/** Converts a length of the theme (a share of the canvas's shorter side) to pixels. */
export const toPixels = ({ canvas }: OverlayLayout, part: number): number =>
  part * Math.min(canvas.width, canvas.height);

export function setFont(ctx: Context2D, { font }: OverlayLayout, pixels: number, weight = 400): void {
  ctx.font = `${weight} ${pixels}px ${font}`;
}

/** Paints a rounded rectangle with a hairline border. */
export function panel(
  ctx: Context2D,
  layout: OverlayLayout,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const { surface, line } = layout.theme.colour;
  const radius = Math.min(toPixels(layout, layout.theme.radius), height / 2);
  const hairline = Math.max(1, toPixels(layout, 0.0015));
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
  ctx.fillStyle = surface;
  ctx.fill();
  ctx.beginPath();
  const inset = hairline / 2;
  ctx.roundRect(x + inset, y + inset, width - hairline, height - hairline, radius - inset);
  ctx.strokeStyle = line;
  ctx.lineWidth = hairline;
  ctx.stroke();
}

/** Paints one line of text, vertically centred at `middle` and truncated with an ellipsis. Returns its width. */
export function fillLine(ctx: Context2D, text: string, x: number, middle: number, width: number): number {
  const shown = ellipsize(ctx, text, width);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  // Centres by cap height, independent of the font's ascent and descent.
  const { actualBoundingBoxAscent: capitals } = ctx.measureText('H');
  ctx.fillText(shown, x, middle + capitals / 2);
  return ctx.measureText(shown).width;
}

/** Wraps a text into lines of at most this width. */
export function wrapText(ctx: Context2D, text: string, width: number): string[] {
  return text.split('\n').flatMap(paragraph => wrapParagraph(ctx, paragraph, width));
}

/** Line break opportunities: after a space, and between Chinese or Japanese characters, but not before punctuation. */
const PARTS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]\p{P}*|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+\s*|\s+/gu;

function wrapParagraph(ctx: Context2D, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(PARTS) ?? []) {
    if (line && ctx.measureText((line + part).trimEnd()).width > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}

/** Wraps a text into at most `most` lines; the last one is truncated with an ellipsis if there are more. */
export function clampLines(ctx: Context2D, text: string, width: number, most: number): string[] {
  const lines = wrapText(ctx, text, width);
  if (lines.length <= most) return lines.map(line => ellipsize(ctx, line, width));
  const rest = lines.slice(most - 1).join(' ');
  return [...lines.slice(0, most - 1), ellipsize(ctx, rest, width)];
}

/** Truncates a text to a width with an ellipsis. */
export function ellipsize(ctx: Context2D, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text;
  const graphemes = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  while (graphemes.length > 1 && ctx.measureText(`${graphemes.join('').trimEnd()}…`).width > width)
    graphemes.pop();
  return `${graphemes.join('').trimEnd()}…`;
}
