import { type Brush, type Ground, setFont, shortened } from './brush.ts';

const FULL = 2 * Math.PI;

/**
 * A wheel of names under a fixed pointer.
 * @param turn how often it has gone round, clockwise; 0 has the first name's beginning at the top
 */
export function paintWheel(brush: Brush, entries: readonly string[], turn: number, ground: Ground): void {
  const { width, height } = ground.box;
  const radius = (Math.min(width, height) / 2) * 0.92;
  brush.save();
  brush.translate(width / 2, height / 2 + radius * 0.04);
  brush.save();
  brush.rotate(turn * FULL - FULL / 4);
  entries.forEach((entry, index) => {
    paintSlice(brush, entry, index, entries.length, radius, ground);
  });
  if (entries.length === 0) paintDisc(brush, radius, ground.theme.colour.surface);
  brush.restore();
  paintRim(brush, radius, ground);
  paintPointer(brush, radius, ground);
  brush.restore();
}

function paintSlice(
  brush: Brush,
  entry: string,
  index: number,
  count: number,
  radius: number,
  ground: Ground,
): void {
  const { wheel } = ground.theme.colour;
  const slice = FULL / count;
  brush.beginPath();
  brush.moveTo(0, 0);
  brush.arc(0, 0, radius, index * slice, (index + 1) * slice);
  brush.closePath();
  const colour = wheel[colourIndex(index, count, wheel.length)] ?? ground.theme.colour.surface;
  brush.fillStyle = colour;
  brush.fill();
  brush.lineWidth = Math.max(1, radius * 0.008);
  brush.strokeStyle = ground.theme.colour.line;
  brush.stroke();
  brush.save();
  brush.rotate((index + 0.5) * slice);
  setFont(brush, ground, Math.min(radius * 0.12, radius * slice * 0.42), 600);
  brush.fillStyle = isLight(colour) ? '#15181d' : '#ffffff';
  brush.textAlign = 'right';
  brush.textBaseline = 'middle';
  brush.fillText(shortened(brush, entry, radius * 0.66), radius * 0.92, 0);
  brush.restore();
}

/** Neighbours differ, also where the last slice meets the first. */
function colourIndex(index: number, count: number, colours: number): number {
  const isLast = index === count - 1 && count > 1 && index % colours === 0;
  return isLast ? Math.floor(colours / 2) : index % colours;
}

/** Whether dark writing is easier to read on a colour of the form #rrggbb. */
function isLight(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.3 * red + 0.59 * green + 0.11 * blue > 150;
}

function paintDisc(brush: Brush, radius: number, colour: string): void {
  brush.beginPath();
  brush.arc(0, 0, radius, 0, FULL);
  brush.fillStyle = colour;
  brush.fill();
}

function paintRim(brush: Brush, radius: number, { theme: { colour } }: Ground): void {
  brush.beginPath();
  brush.arc(0, 0, radius, 0, FULL);
  brush.lineWidth = radius * 0.05;
  brush.strokeStyle = colour.text;
  brush.stroke();
  paintDisc(brush, radius * 0.13, colour.text);
  paintDisc(brush, radius * 0.08, colour.accentStrong);
}

function paintPointer(brush: Brush, radius: number, { theme: { colour } }: Ground): void {
  brush.beginPath();
  brush.moveTo(0, -radius * 0.84);
  brush.lineTo(-radius * 0.085, -radius * 1.1);
  brush.lineTo(radius * 0.085, -radius * 1.1);
  brush.closePath();
  brush.lineJoin = 'round';
  brush.lineWidth = radius * 0.03;
  brush.strokeStyle = colour.onUrgent;
  brush.fillStyle = colour.urgent;
  brush.stroke();
  brush.fill();
}
