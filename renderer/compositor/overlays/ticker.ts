import type { Fill } from '../drawn-scene.ts';
import { type Brush, type Ground, setFont } from './brush.ts';

type TickerFill = Extract<Fill, { kind: 'ticker' }>;

const SECONDS_ACROSS = 11;
const GAP = '     ';

/** How far a ticker has run after so many milliseconds, in whole and even pixels, so that it moves without a jerk. */
export function runOf(nowMs: number, canvasWidth: number): number {
  const pixelsPerSecond = canvasWidth / SECONDS_ACROSS;
  return 2 * Math.floor((nowMs * pixelsPerSecond) / 2000);
}

/** The bar under a ticker's words. */
export function paintTickerBar(brush: Brush, { box, theme }: Ground): void {
  brush.fillStyle = theme.colour.surface;
  brush.fillRect(0, 0, box.width, box.height);
  const edge = Math.max(2, Math.round(box.height * 0.06));
  brush.fillStyle = theme.colour.accentStrong;
  brush.fillRect(0, 0, box.width, edge);
}

/** How wide a ticker's words are once, with the gap before they come again; even. Sets the brush's font. */
export function tickerWidth(brush: Brush, fill: TickerFill, ground: Ground): number {
  setFont(brush, ground, ground.box.height * 0.46, 600);
  return Math.max(2, 2 * Math.ceil(brush.measureText(repeated(fill)).width / 2));
}

/** The words of a ticker once, from the left edge. */
export function paintTickerWords(brush: Brush, fill: TickerFill, ground: Ground): void {
  setFont(brush, ground, ground.box.height * 0.46, 600);
  brush.fillStyle = ground.theme.colour.text;
  brush.textAlign = 'left';
  brush.textBaseline = 'middle';
  brush.fillText(repeated(fill), 0, ground.box.height * 0.55);
}

/** A dot stands between the end of the words and their beginning. */
const repeated = ({ text }: TickerFill): string => `${text.trim()}${GAP}•${GAP}`;
