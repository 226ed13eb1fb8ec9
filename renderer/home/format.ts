import { formatMoney, type Money } from '../../shared/money.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A date with its weekday and time: "Tue 1 December, 19:00". */
export const formatDate = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);

/** How long until a time: "in 3 days", "in 4 hours", "in 12 minutes". Undefined once it has come. */
export function formatUntil(at: number, now: number, language: string): string | undefined {
  const ms = at - now;
  if (ms <= 0) return undefined;
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (ms >= 2 * DAY_MS) return relative.format(Math.round(ms / DAY_MS), 'day');
  if (ms >= 1.5 * HOUR_MS) return relative.format(Math.round(ms / HOUR_MS), 'hour');
  return relative.format(Math.ceil(ms / MINUTE_MS), 'minute');
}

/** Sums of several currencies in one line. */
export const formatSums = (sums: readonly Money[], language: string): string =>
  new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' }).format(
    sums.map(sum => formatMoney(sum, language)),
  );

/** A time as `<input type="datetime-local">` has it, on this computer's clock. */
export function toLocalInput(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * MINUTE_MS);
  return local.toISOString().slice(0, 16);
}

/** The time of such an input; undefined where it is empty or not whole. */
export function fromLocalInput(text: string): number | undefined {
  const at = new Date(text).getTime();
  return text === '' || Number.isNaN(at) ? undefined : at;
}

/** The same time of day on the first day after now. */
export function nextDayAt(at: number, now: number): number {
  const next = new Date(now);
  const { hours, minutes } = { hours: new Date(at).getHours(), minutes: new Date(at).getMinutes() };
  next.setDate(next.getDate() + 1);
  next.setHours(hours, minutes, 0, 0);
  return next.getTime();
}
