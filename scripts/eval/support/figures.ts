/** How well a judge tells the lines that it should find from others. */
export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly macro_f1: number;
  readonly accuracy: number;
  readonly texts_per_s: number;
}

/** Lines on which a judge is warmed up before it is timed, so that the first one timed is compiled code. */
const WARM_UP = 2000;
/** Small files are gone through again until this time is over, so that their speed is more than noise. */
const MIN_SECONDS = 0.25;

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const harmonic = (hits: number, misses: number): number => ratio(2 * hits, 2 * hits + misses);
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Compares what was found with what should have been. */
export function compare(
  expected: readonly boolean[],
  found: readonly boolean[],
): Omit<Figures, 'texts_per_s'> {
  const count = (want: boolean, got: boolean): number =>
    expected.filter((each, index) => each === want && found[index] === got).length;
  const [hits, wrong, missed, right] = [
    count(true, true),
    count(false, true),
    count(true, false),
    count(false, false),
  ];
  const f1 = harmonic(hits, wrong + missed);
  return {
    precision: rounded(ratio(hits, hits + wrong)),
    recall: rounded(ratio(hits, hits + missed)),
    f1: rounded(f1),
    macro_f1: rounded((f1 + harmonic(right, wrong + missed)) / 2),
    accuracy: rounded(ratio(hits + right, expected.length)),
  };
}

/** Asks a judge about every text, on this thread, and times it. */
export function judge(
  texts: readonly string[],
  expected: readonly boolean[],
  finds: (text: string) => boolean,
): Figures {
  for (const text of texts.slice(0, WARM_UP)) finds(text);
  const found = texts.map(finds);
  const started = performance.now();
  let rounds = 0;
  do {
    for (const text of texts) finds(text);
    rounds += 1;
  } while (performance.now() - started < MIN_SECONDS * 1000);
  const seconds = (performance.now() - started) / 1000;
  return { ...compare(expected, found), texts_per_s: Math.round((rounds * texts.length) / seconds) };
}

/** A table for people: a judge a line. */
export function tableOf(judges: Readonly<Record<string, Figures>>): string {
  const width = Math.max(...Object.keys(judges).map(name => name.length));
  const head = ['precision', 'recall', 'f1', 'macro_f1', 'accuracy'] as const;
  const row = (name: string, cells: readonly string[], speed: string): string =>
    [name.padEnd(width), ...cells.map(cell => cell.padStart(9)), speed.padStart(12)].join(' ');
  return [
    row('', head, 'texts/s'),
    ...Object.entries(judges).map(([name, figures]) =>
      row(
        name,
        head.map(key => figures[key].toFixed(3)),
        figures.texts_per_s.toLocaleString('en'),
      ),
    ),
  ].join('\n');
}
