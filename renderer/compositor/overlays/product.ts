import type { DrawnCard } from '../drawn-scene.ts';
import type { Rect } from '../geometry.ts';
import { type Brush, type Ground, lengthOf, linesOf, panel, setFont, write } from './brush.ts';

/** From how many seconds before its end a countdown asks for attention. */
const URGENT_SECONDS = 15;

/**
 * The card of a product: picture, name, price with the old one struck out, stock and what is left of the time.
 * @param seconds until the offer ends; undefined where it has no end
 */
export function paintProduct(
  brush: Brush,
  card: DrawnCard,
  picture: ImageBitmap | undefined,
  seconds: number | undefined,
  ground: Ground,
): void {
  const { width, height } = ground.box;
  const isTall = height > width;
  const gap = Math.min(lengthOf(ground, 0.02), Math.min(width, height) * 0.1);
  panel(brush, ground, 0, 0, width, height);
  const side = isTall ? Math.min(width - 2 * gap, height * 0.58) : height - 2 * gap;
  const photo = { x: gap, y: gap, width: isTall ? width - 2 * gap : side, height: side };
  if (picture) paintPhoto(brush, picture, photo, ground);
  const beside = picture && !isTall ? side + 2 * gap : 1.4 * gap;
  const top = picture && isTall ? side + 2 * gap : gap;
  const right = 1.4 * gap;
  paintWords(
    brush,
    card,
    seconds,
    { x: beside, y: top, width: width - beside - right, height: height - top - gap },
    ground,
  );
}

function paintPhoto(brush: Brush, picture: ImageBitmap, { x, y, width, height }: Rect, ground: Ground): void {
  brush.save();
  brush.beginPath();
  brush.roundRect(x, y, width, height, lengthOf(ground, ground.theme.radius * 0.6));
  brush.fillStyle = ground.theme.colour.soft;
  brush.fill();
  brush.clip();
  brush.imageSmoothingQuality = 'high';
  const scale = Math.max(width / picture.width, height / picture.height);
  const [shownWidth, shownHeight] = [picture.width * scale, picture.height * scale];
  brush.drawImage(
    picture,
    x + (width - shownWidth) / 2,
    y + (height - shownHeight) / 2,
    shownWidth,
    shownHeight,
  );
  brush.restore();
}

/** Name above, price below it, stock and time at the foot; all smaller where the card is low. */
function paintWords(
  brush: Brush,
  card: DrawnCard,
  seconds: number | undefined,
  area: Rect,
  ground: Ground,
): void {
  const { size, colour } = ground.theme;
  const hasFoot = card.stock !== undefined || seconds !== undefined;
  const wanted = size.medium * 2.5 + size.price * 1.35 + (hasFoot ? size.small * 1.9 : 0);
  const scale = Math.min(1, area.height / lengthOf(ground, wanted));
  const [name, price, small] = [size.medium, size.price, size.small].map(
    part => lengthOf(ground, part) * scale,
  );
  if (!name || !price || !small) return;
  setFont(brush, ground, name, 600);
  brush.fillStyle = colour.text;
  const lines = linesOf(brush, card.name, area.width, 2);
  lines.forEach((line, index) => {
    write(brush, line, area.x, area.y + name * (0.62 + index * 1.22), area.width);
  });
  const foot = hasFoot ? small * 1.9 : 0;
  const priceMiddle = (area.y + name * 1.24 * lines.length + area.y + area.height - foot) / 2;
  paintPrice(brush, card, { ...area, y: priceMiddle, height: price }, ground);
  if (hasFoot)
    paintFoot(
      brush,
      card,
      seconds,
      { ...area, y: area.y + area.height - small * 0.8, height: small },
      ground,
    );
}

/** @param line its middle is at `y`, its font is `height` pixels high */
function paintPrice(brush: Brush, card: DrawnCard, line: Rect, ground: Ground): void {
  const { colour } = ground.theme;
  setFont(brush, ground, line.height, 700);
  brush.fillStyle = colour.price;
  const taken = write(brush, card.price, line.x, line.y, line.width) + line.height * 0.3;
  if (card.oldPrice === undefined) return;
  setFont(brush, ground, line.height * 0.56, 500);
  brush.fillStyle = colour.quiet;
  const left = line.width - taken;
  if (brush.measureText(card.oldPrice).width > left) return;
  const middle = line.y + line.height * 0.12;
  const width = write(brush, card.oldPrice, line.x + taken, middle, left);
  brush.fillRect(
    line.x + taken - 2,
    middle - line.height * 0.02,
    width + 4,
    Math.max(1.5, line.height * 0.045),
  );
}

/** @param line its middle is at `y`, its font is `height` pixels high */
function paintFoot(
  brush: Brush,
  card: DrawnCard,
  seconds: number | undefined,
  line: Rect,
  ground: Ground,
): void {
  const { colour } = ground.theme;
  const clockWidth = seconds === undefined ? 0 : paintClock(brush, seconds, line, ground);
  if (card.stock === undefined) return;
  setFont(brush, ground, line.height, 500);
  brush.fillStyle = colour.quiet;
  write(brush, card.stock, line.x, line.y, line.width - clockWidth - line.height * 0.6);
}

/** What is left of the time, at the right end of a line, in a pill; tells how wide that is. */
function paintClock(brush: Brush, seconds: number, line: Rect, ground: Ground): number {
  const { colour } = ground.theme;
  const isUrgent = seconds <= URGENT_SECONDS;
  const text = formatLongDuration(seconds);
  setFont(brush, ground, line.height, 700);
  // Every figure takes the width of the widest, so that the pill stands still while it counts.
  const digit = Math.max(...[...'0123456789'].map(figure => brush.measureText(figure).width));
  const widths = [...text].map(sign => (sign === ':' ? digit * 0.55 : digit));
  const width = widths.reduce((sum, part) => sum + part, 0);
  const pad = line.height * 0.55;
  const pill = { x: line.x + line.width - width - 2 * pad, height: line.height * 1.6 };
  brush.beginPath();
  brush.roundRect(pill.x, line.y - pill.height / 2, width + 2 * pad, pill.height, pill.height / 2);
  brush.fillStyle = isUrgent ? colour.urgent : colour.soft;
  brush.fill();
  brush.fillStyle = isUrgent ? colour.onUrgent : colour.text;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  let x = pill.x + pad;
  for (const [index, sign] of [...text].entries()) {
    const advance = widths[index] ?? 0;
    brush.fillText(sign, x + advance / 2, line.y + line.height * 0.05);
    x += advance;
  }
  return width + 2 * pad;
}

/** Minutes and seconds, with hours where there are any. */
export function formatLongDuration(seconds: number): string {
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
  const hours = Math.floor(seconds / 3600);
  const [first, ...others] = hours > 0 ? [hours, ...parts] : parts;
  return [String(first), ...others.map(part => String(part).padStart(2, '0'))].join(':');
}
