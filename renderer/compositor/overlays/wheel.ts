import { type Context2D, ellipsize, type OverlayLayout, setFont } from './drawing.ts';

const FULL = 2 * Math.PI;

/**
 * Paints a wheel of names with a fixed pointer.
 * @param turn rotation in full turns, clockwise; at 0 the first slice begins at the top
 */
export function paintWheel(
  ctx: Context2D,
  entries: readonly string[],
  turn: number,
  layout: OverlayLayout,
): void {
  const { width, height } = layout.box;
  const radius = (Math.min(width, height) / 2) * 0.92;
  ctx.save();
  ctx.translate(width / 2, height / 2 + radius * 0.04);
  ctx.save();
  ctx.rotate(turn * FULL - FULL / 4);
  entries.forEach((entry, index) => {
    paintSlice(ctx, entry, index, entries.length, radius, layout);
  });
  if (entries.length === 0) paintDisc(ctx, radius, layout.theme.colour.surface);
  ctx.restore();
  paintRim(ctx, radius, layout);
  paintPointer(ctx, radius, layout);
  ctx.restore();
}

function paintSlice(
  ctx: Context2D,
  entry: string,
  index: number,
  count: number,
  radius: number,
  layout: OverlayLayout,
): void {
  const { wheel } = layout.theme.colour;
  const slice = FULL / count;
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.arc(0, 0, radius, index * slice, (index + 1) * slice);
  ctx.closePath();
  const colour = wheel[colourIndex(index, count, wheel.length)] ?? layout.theme.colour.surface;
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.lineWidth = Math.max(1, radius * 0.008);
  ctx.strokeStyle = layout.theme.colour.line;
  ctx.stroke();
  ctx.save();
  ctx.rotate((index + 0.5) * slice);
  setFont(ctx, layout, Math.min(radius * 0.12, radius * slice * 0.42), 600);
  ctx.fillStyle = isLight(colour) ? '#15181d' : '#ffffff';
  ctx.textAlign = 'right';
  ctx.textBaseline = 'middle';
  ctx.fillText(ellipsize(ctx, entry, radius * 0.66), radius * 0.92, 0);
  ctx.restore();
}

/** Colour of a slice; adjacent slices differ, also the last and the first. */
function colourIndex(index: number, count: number, colours: number): number {
  const isLast = index === count - 1 && count > 1 && index % colours === 0;
  return isLast ? Math.floor(colours / 2) : index % colours;
}

/** True if dark text has more contrast than light text on a colour (#rrggbb). */
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.3 * red + 0.59 * green + 0.11 * blue > 150;
}

function paintDisc(ctx: Context2D, radius: number, colour: string): void {
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, FULL);
  ctx.fillStyle = colour;
  ctx.fill();
}

function paintRim(ctx: Context2D, radius: number, { theme: { colour } }: OverlayLayout): void {
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, FULL);
  ctx.lineWidth = radius * 0.05;
  ctx.strokeStyle = colour.text;
  ctx.stroke();
  paintDisc(ctx, radius * 0.13, colour.text);
  paintDisc(ctx, radius * 0.08, colour.accentStrong);
}

function paintPointer(ctx: Context2D, radius: number, { theme: { colour } }: OverlayLayout): void {
  ctx.beginPath();
  ctx.moveTo(0, -radius * 0.84);
  ctx.lineTo(-radius * 0.085, -radius * 1.1);
  ctx.lineTo(radius * 0.085, -radius * 1.1);
  ctx.closePath();
  ctx.lineJoin = 'round';
  ctx.lineWidth = radius * 0.03;
  ctx.strokeStyle = colour.onUrgent;
  ctx.fillStyle = colour.urgent;
  ctx.stroke();
  ctx.fill();
}
