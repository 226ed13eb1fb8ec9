import type { Fill } from '../drawn-scene.ts';
import type { Size } from '../geometry.ts';
import type { Setting } from '../worker/engine.ts';
import type { Brush, Ground } from './brush.ts';
import { paintChat } from './chat.ts';
import { paintLowerThird } from './lower-third.ts';
import { paintProduct } from './product.ts';
import { paintText } from './text.ts';
import { paintTickerBar, paintTickerWords, runOf, tickerWidth } from './ticker.ts';
import { paintWheel } from './wheel.ts';

/** What fills a layer and is drawn by the compositor itself. */
export type PaintedFill = Exclude<Fill, { kind: 'picture' }>;

/** Paints a fill into a box at the origin. */
export function paint(brush: Brush, fill: PaintedFill, box: Size, canvas: Size, setting: Setting): void {
  const ground: Ground = { box, canvas, theme: setting.theme, font: setting.font };
  switch (fill.kind) {
    case 'colour':
      brush.fillStyle = fill.colour;
      brush.fillRect(0, 0, box.width, box.height);
      break;
    case 'text':
      paintText(brush, fill, ground);
      break;
    case 'product': {
      const picture = fill.card.pictureId && setting.picture(fill.card.pictureId)?.image;
      const photo = picture instanceof ImageBitmap ? picture : undefined;
      paintProduct(brush, fill.card, photo, secondsLeft(fill.card.until, setting), ground);
      break;
    }
    case 'lowerThird':
      paintLowerThird(brush, fill, ground);
      break;
    case 'ticker':
      paintTicker(brush, fill, ground, setting);
      break;
    case 'chat':
      paintChat(brush, fill, ground);
      break;
    case 'wheel':
      paintWheel(brush, fill.entries, fill.turn, ground);
  }
}

function paintTicker(
  brush: Brush,
  fill: Extract<Fill, { kind: 'ticker' }>,
  ground: Ground,
  setting: Setting,
): void {
  paintTickerBar(brush, ground);
  const width = tickerWidth(brush, fill, ground);
  brush.beginPath();
  brush.rect(0, 0, ground.box.width, ground.box.height);
  brush.clip();
  for (let x = -(runOf(setting.now, ground.canvas.width) % width); x < ground.box.width; x += width) {
    brush.save();
    brush.translate(x, 0);
    paintTickerWords(brush, fill, ground);
    brush.restore();
  }
}

const secondsLeft = (until: number | undefined, { serverNow }: Setting): number | undefined =>
  until === undefined ? undefined : Math.max(0, Math.ceil((until - serverNow) / 1000));

/** What a fill shows at this moment, as far as it changes by itself: painted anew when that does. */
export function phaseOf(fill: PaintedFill, canvas: Size, setting: Setting): string {
  switch (fill.kind) {
    case 'product': {
      const picture = fill.card.pictureId && setting.picture(fill.card.pictureId)?.serial;
      return `${setting.style} ${picture ?? ''} ${secondsLeft(fill.card.until, setting) ?? ''}`;
    }
    case 'ticker':
      return `${setting.style} ${runOf(setting.now, canvas.width)}`;
    case 'wheel':
      return `${setting.style} ${fill.turn}`;
    case 'colour':
      return '';
    default:
      return setting.style;
  }
}
