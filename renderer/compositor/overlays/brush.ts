import type { Size } from '../geometry.ts';
import type { OverlayTheme } from './theme.ts';

export type Brush = OffscreenCanvasRenderingContext2D;

/** Where and for which canvas an overlay is painted. */
export interface Ground {
  /** The layer's own size in pixels; painting starts at its top left corner. */
  readonly box: Size;
  readonly canvas: Size;
  readonly theme: OverlayTheme;
  readonly font: string;
}

/** Pixels of a length of the theme. */
export const lengthOf = ({ canvas }: Ground, part: number): number =>
  part * Math.min(canvas.width, canvas.height);

export function setFont(brush: Brush, { font }: Ground, pixels: number, weight = 400): void {
  brush.font = `${weight} ${pixels}px ${font}`;
}

/** A rounded surface with a hairline around it. */
export function panel(
  brush: Brush,
  ground: Ground,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const { surface, line } = ground.theme.colour;
  const radius = Math.min(lengthOf(ground, ground.theme.radius), height / 2);
  const hairline = Math.max(1, lengthOf(ground, 0.0015));
  brush.beginPath();
  brush.roundRect(x, y, width, height, radius);
  brush.fillStyle = surface;
  brush.fill();
  brush.beginPath();
  const inset = hairline / 2;
  brush.roundRect(x + inset, y + inset, width - hairline, height - hairline, radius - inset);
  brush.strokeStyle = line;
  brush.lineWidth = hairline;
  brush.stroke();
}

/** Writes one line whose middle is at `middle`, cut with an ellipsis where it is too long; tells how wide it became. */
export function write(brush: Brush, text: string, x: number, middle: number, width: number): number {
  const shown = shortened(brush, text, width);
  brush.textAlign = 'left';
  brush.textBaseline = 'alphabetic';
  // Capitals and figures stand in the middle, whatever else the font has above and below.
  const { actualBoundingBoxAscent: capitals } = brush.measureText('H');
  brush.fillText(shown, x, middle + capitals / 2);
  return brush.measureText(shown).width;
}

/** Breaks a text into lines of at most this width. */
export function wrapped(brush: Brush, text: string, width: number): string[] {
  return text.split('\n').flatMap(paragraph => wrappedParagraph(brush, paragraph, width));
}

/** A line may end after a space, and between the signs of Chinese or Japanese, though not before a stop. */
const PARTS =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]\p{P}*|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+\s*|\s+/gu;

function wrappedParagraph(brush: Brush, text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(PARTS) ?? []) {
    if (line && brush.measureText((line + part).trimEnd()).width > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}

/** At most so many lines of a text, the last one cut with an ellipsis where there would be more. */
export function linesOf(brush: Brush, text: string, width: number, most: number): string[] {
  const lines = wrapped(brush, text, width);
  if (lines.length <= most) return lines.map(line => shortened(brush, line, width));
  const rest = lines.slice(most - 1).join(' ');
  return [...lines.slice(0, most - 1), shortened(brush, rest, width)];
}

/** A text on one line, cut with an ellipsis where it is too long. */
export function shortened(brush: Brush, text: string, width: number): string {
  if (brush.measureText(text).width <= width) return text;
  const signs = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  while (signs.length > 1 && brush.measureText(`${signs.join('').trimEnd()}…`).width > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
