/** A time as somebody wrote it: the first and the last millisecond that it can mean. */
export interface Moment {
  readonly first: number;
  readonly last: number;
  /** True for a clock's time in the shop's zone, given as if that were UTC; false for milliseconds since the epoch. */
  readonly isWall: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Spreadsheets count days from here (with a leap day in 1900 that was none). */
const SHEET_EPOCH = Date.UTC(1899, 11, 30);

const LANGUAGES = 'en de fr es it pt nl pl ru uk cs sk sv da nb fi hu ro tr el bg hr sl'.split(' ');

/** The months by their names in many languages; a name that is several months' in different ones is left out. */
function monthNames(): ReadonlyMap<string, number> {
  const months = new Map<string, Set<number>>();
  const add = (name: string, month: number) => {
    const key = name.toLowerCase().replace(/\.$/, '');
    if (/^\p{L}{3,}$/u.test(key)) months.set(key, (months.get(key) ?? new Set()).add(month));
  };
  for (const language of LANGUAGES)
    for (const style of ['long', 'short'] as const)
      for (let month = 0; month < 12; month += 1) {
        const date = Date.UTC(2026, month, 15);
        const format = (parts: Intl.DateTimeFormatOptions) =>
          new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: style, ...parts }).formatToParts(date);
        for (const parts of [format({}), format({ day: 'numeric' })])
          add(parts.find(({ type }) => type === 'month')?.value ?? '', month + 1);
      }
  return new Map(
    [...months].flatMap(([name, found]) => (found.size === 1 ? [[name, [...found][0] as number]] : [])),
  );
}

let namesOfMonths: ReadonlyMap<string, number> | undefined;

function monthOf(name: string): number | undefined {
  namesOfMonths ??= monthNames();
  return namesOfMonths.get(name.toLowerCase());
}

/** Midnight of a day as if in UTC; undefined where the calendar has no such day. */
function dayOf(year: number, month: number | undefined, day: number): number | undefined {
  if (month === undefined || year < 1970 || year > 2999) return undefined;
  const time = Date.UTC(year, month - 1, day);
  const read = new Date(time);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? time : undefined;
}

/** Which of a date's first two numbers is the day. */
export type DateOrder = 'day-first' | 'month-first';

/** The days that three numbers can mean, by what stands between them. Only a point is never between month and day. */
function daysOfNumbers(text: string, order?: DateOrder): (number | undefined)[] {
  const [, one = '', sign = '', two = '', three = ''] =
    /^(\d{1,4})([-/. ])\s?(\d{1,2})\2\s?(\d{1,4})\.?$/.exec(text) ?? [];
  if (sign === '') return [];
  const [first, second, third] = [Number(one), Number(two), Number(three)];
  if (one.length === 4) return [dayOf(first, second, third)];
  if (one.length > 2) return [];
  const monthFirst = (year: number) => (sign === '.' ? undefined : dayOf(year, first, second));
  if (three.length === 4) {
    const [byDay, byMonth] = [dayOf(third, second, first), monthFirst(third)];
    return [order === 'month-first' ? undefined : byDay, order === 'day-first' ? undefined : byMonth];
  }
  if (three.length !== 2) return [];
  return [dayOf(2000 + third, second, first), monthFirst(2000 + third), dayOf(2000 + first, second, third)];
}

function daysOfWords(text: string): (number | undefined)[] {
  const east = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?$/u.exec(text);
  if (east) return [dayOf(Number(east[1]), Number(east[2]), Number(east[3]))];
  const words = text.replace(/^\p{L}+\.?,\s*/u, '').replace(/\s(de|del|of)\s/g, ' ');
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.|º|er)?[\s/-]*(\p{L}+)\.?[\s,/-]*(\d{2}|\d{4})$/u.exec(words);
  if (dayFirst) {
    const [, day = '', name = '', year = ''] = dayFirst;
    const month = monthOf(name);
    if (year.length === 4) return [dayOf(Number(year), month, Number(day))];
    return [dayOf(2000 + Number(year), month, Number(day)), dayOf(2000 + Number(day), month, Number(year))];
  }
  const [, name = '', day = '', year = ''] =
    /^(\p{L}+)\.?\s*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})$/u.exec(words) ?? [];
  return name === '' ? [] : [dayOf(Number(year), monthOf(name), Number(day))];
}

const TIME =
  /(?:[T\s,]\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i;

interface TimeOfDay {
  readonly first: number;
  readonly last: number;
  /** Minutes east of Greenwich; undefined for the shop's own zone. */
  readonly offset: number | undefined;
}

function timeOfDay([, hours = '', minutes = '', seconds = '', half = '', zone = '']: RegExpExecArray):
  | TimeOfDay
  | undefined {
  const isAfternoon = /^p/i.test(half);
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (isAfternoon ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59 || (half !== '' && Number(hours) > 12))
    return undefined;
  const first = ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  const [, sign = '', east = '', more = ''] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (Number(east) * 60 + Number(more));
  return { first, last: seconds === '' ? first : first + 999, offset: zone === '' ? undefined : offset };
}

/** Seconds or milliseconds since the epoch, or a spreadsheet's count of days; undefined for other text. */
function momentOfNumber(text: string): Moment | undefined {
  if (/^\d{10}(\.0+)?$/.test(text)) {
    const first = Number(text) * 1000;
    return { first, last: first + 999, isWall: false };
  }
  if (/^\d{13}$/.test(text)) return { first: Number(text), last: Number(text), isWall: false };
  const [, days = '', fraction = ''] = /^(\d{5})(?:[.,](\d+))?$/.exec(text) ?? [];
  const day = SHEET_EPOCH + Number(days) * DAY_MS;
  if (days === '' || day < Date.UTC(2000, 0, 1) || day >= Date.UTC(2100, 0, 1)) return undefined;
  if (Number(fraction) === 0) return { first: day, last: day + DAY_MS - 1, isWall: true };
  const time = day + Math.round((Number(`0.${fraction}`) * DAY_MS) / 1000) * 1000;
  return { first: time, last: time, isWall: true };
}

/** The order that a date shows in which only one is possible, such as `20/10/2026`; undefined for others. */
export function dateOrder(written: string): DateOrder | undefined {
  const [, one = '', two = ''] = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{4}(?!\d)/.exec(written) ?? [];
  if (Number(one) > 12 && Number(two) <= 12) return 'day-first';
  return Number(two) > 12 && Number(one) <= 12 ? 'month-first' : undefined;
}

/**
 * Reads a date with or without a time, as shops, spreadsheets and people write it. A day without a time is all of that
 * day. Undefined where it can be read in several ways, or in none: `05/10/2026` is one of two days, unless a date beside
 * it shows the `order`.
 */
export function readMoment(written: string, order?: DateOrder): Moment | undefined {
  const text = written
    .normalize('NFKC')
    .trim()
    .replace(/\s*(г\.?|года|р\.?|року)$/u, '');
  const number = momentOfNumber(text);
  if (number) return number;
  const clock = TIME.exec(text);
  const time = clock ? timeOfDay(clock) : undefined;
  if (clock && !time) return undefined;
  const date = (clock ? text.slice(0, clock.index) : text).trim();
  const compact = /^(20\d{2})(\d{2})(\d{2})$/.exec(date);
  const read = compact
    ? [dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]))]
    : [...daysOfNumbers(date, order), ...daysOfWords(date)];
  const days = new Set(read.filter(day => day !== undefined));
  const [day] = days;
  if (day === undefined || days.size > 1) return undefined;
  if (!time) return { first: day, last: day + DAY_MS - 1, isWall: true };
  const east = (time.offset ?? 0) * 60_000;
  return { first: day + time.first - east, last: day + time.last - east, isWall: time.offset === undefined };
}

/**
 * The clock's time at a moment in a zone, as if that were UTC, by which days of the shop are compared.
 * @param zone IANA name; an unknown one is taken for UTC
 */
export function wallClock(at: number, zone: string): number {
  try {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      ...{
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      },
    });
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) + (at % 1000);
  } catch (error) {
    if (error instanceof RangeError) return at;
    throw error;
  }
}
