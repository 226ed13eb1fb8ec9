/** How long a show is taken to last in a calendar. */
const LENGTH_MS = 60 * 60_000;
/** Longest line of a calendar file in bytes, its end not counted (RFC 5545, 3.1). */
const MAX_LINE_BYTES = 75;

export interface CalendarEntry {
  readonly id: string;
  readonly title: string;
  readonly startsAt: number;
  /** When this was said; later files replace earlier ones. */
  readonly now: number;
  readonly address: string;
}

/** A calendar file (RFC 5545) with the beginning of a show, which reminds ten minutes before. */
export function calendarOf({ id, title, startsAt, now, address }: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vitrine//Shows//EN',
    'BEGIN:VEVENT',
    `UID:${id}@vitrine`,
    `DTSTAMP:${timeOf(now)}`,
    `DTSTART:${timeOf(startsAt)}`,
    `DTEND:${timeOf(startsAt + LENGTH_MS)}`,
    `SUMMARY:${escaped(title)}`,
    `URL:${address}`,
    `DESCRIPTION:${escaped(address)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-PT10M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
}

const timeOf = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r?\n/g, '\\n');

/** Breaks a line where it is too long; what goes on begins with a space. */
function folded(line: string): string {
  let text = '';
  let bytes = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (bytes + size > MAX_LINE_BYTES) {
      text += '\r\n ';
      bytes = 1;
    }
    text += sign;
    bytes += size;
  }
  return text;
}
