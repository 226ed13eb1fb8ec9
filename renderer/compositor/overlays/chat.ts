import type { Fill } from '../drawn-scene.ts';
import { type Brush, type Ground, lengthOf, linesOf, panel, setFont, write } from './brush.ts';

const MOST_LINES = 4;

/** A viewer's message, as high and wide as its words need, at the lower left of its box. */
export function paintChat(
  brush: Brush,
  { name, text }: Extract<Fill, { kind: 'chat' }>,
  ground: Ground,
): void {
  const { size, colour } = ground.theme;
  const [small, medium] = [lengthOf(ground, size.small), lengthOf(ground, size.medium)];
  const pad = medium * 0.7;
  const badge = medium * 1.7;
  const left = pad * 1.7 + badge;
  const room = ground.box.width - left - pad;
  setFont(brush, ground, medium, 500);
  const fitting = Math.floor((ground.box.height - 2 * pad - small * 1.3) / (medium * 1.28));
  const lines = linesOf(brush, text, room, Math.min(MOST_LINES, Math.max(1, fitting)));
  const textWidth = Math.max(...lines.map(line => brush.measureText(line).width));
  setFont(brush, ground, small, 700);
  const width = left + pad + Math.min(room, Math.max(textWidth, brush.measureText(name).width));
  const height = 2 * pad + small * 1.3 + lines.length * medium * 1.28;
  const top = ground.box.height - height;
  panel(brush, ground, 0, top, width, height);
  paintBadge(brush, name, pad + badge / 2, top + pad + badge / 2, badge, ground);
  setFont(brush, ground, small, 700);
  brush.fillStyle = colour.accent;
  write(brush, name, left, top + pad + small * 0.55, room);
  setFont(brush, ground, medium, 500);
  brush.fillStyle = colour.text;
  lines.forEach((line, index) => {
    write(brush, line, left, top + pad + small * 1.3 + medium * (0.62 + index * 1.28), room);
  });
}

/** The first sign of a name in a disc. */
function paintBadge(brush: Brush, name: string, x: number, y: number, width: number, ground: Ground): void {
  const { colour } = ground.theme;
  brush.beginPath();
  brush.arc(x, y, width / 2, 0, 2 * Math.PI);
  brush.fillStyle = colour.accentStrong;
  brush.fill();
  setFont(brush, ground, width * 0.5, 700);
  brush.fillStyle = colour.onAccent;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  const [first] = new Intl.Segmenter().segment(name.trim());
  brush.fillText((first?.segment ?? '').toLocaleUpperCase(), x, y + width * 0.03);
}
