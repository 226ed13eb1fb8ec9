import type { Fill } from '../drawn-scene.ts';
import type { Size } from '../geometry.ts';
import type { RenderContext } from '../worker/engine.ts';
import { paintChat } from './chat.ts';
import type { Context2D, OverlayLayout } from './drawing.ts';
import { paintLowerThird } from './lower-third.ts';
import { paintProduct } from './product.ts';
import { paintText } from './text.ts';
import { paintTickerBar, paintTickerText, tickerOffset, tickerWidth } from './ticker.ts';
import { paintWheel } from './wheel.ts';

/** Layer content that the compositor paints itself. */
export type PaintedFill = Exclude<Fill, { kind: 'picture' }>;

/** Paints a layer's content into a box at the origin. */
export function paint(
  ctx: Context2D,
  fill: PaintedFill,
  box: Size,
  canvas: Size,
  context: RenderContext,
): void {
  const layout: OverlayLayout = { box, canvas, theme: context.theme, font: context.font };
  switch (fill.kind) {
    case 'colour':
      ctx.fillStyle = fill.colour;
      ctx.fillRect(0, 0, box.width, box.height);
      break;
    case 'text':
      paintText(ctx, fill, layout);
      break;
    case 'product': {
      const picture = fill.card.pictureId && context.picture(fill.card.pictureId)?.image;
      const photo = picture instanceof ImageBitmap ? picture : undefined;
      paintProduct(ctx, fill.card, photo, secondsLeft(fill.card.until, context), layout);
      break;
    }
    case 'lowerThird':
      paintLowerThird(ctx, fill, layout);
      break;
    case 'ticker':
      paintTicker(ctx, fill, layout, context);
      break;
    case 'chat':
      paintChat(ctx, fill, layout);
      break;
    case 'wheel':
      paintWheel(ctx, fill.entries, fill.turn, layout);
  }
}

function paintTicker(
  ctx: Context2D,
  fill: Extract<Fill, { kind: 'ticker' }>,
  layout: OverlayLayout,
  context: RenderContext,
): void {
  paintTickerBar(ctx, layout);
  const width = tickerWidth(ctx, fill, layout);
  ctx.beginPath();
  ctx.rect(0, 0, layout.box.width, layout.box.height);
  ctx.clip();
  for (let x = -(tickerOffset(context.now, layout.canvas.width) % width); x < layout.box.width; x += width) {
    ctx.save();
    ctx.translate(x, 0);
    paintTickerText(ctx, fill, layout);
    ctx.restore();
  }
}

const secondsLeft = (until: number | undefined, { serverNow }: RenderContext): number | undefined =>
  until === undefined ? undefined : Math.max(0, Math.ceil((until - serverNow) / 1000));

/** Cache key of everything that changes over time without an edit: the content is repainted when it changes. */
export function animationKey(fill: PaintedFill, canvas: Size, context: RenderContext): string {
  switch (fill.kind) {
    case 'product': {
      const picture = fill.card.pictureId && context.picture(fill.card.pictureId)?.serial;
      return `${context.style} ${picture ?? ''} ${secondsLeft(fill.card.until, context) ?? ''}`;
    }
    case 'ticker':
      return `${context.style} ${tickerOffset(context.now, canvas.width)}`;
    case 'wheel':
      return `${context.style} ${fill.turn}`;
    case 'colour':
      return '';
    default:
      return context.style;
  }
}
