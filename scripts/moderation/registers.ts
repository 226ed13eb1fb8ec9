import { mixed, probabilityOf } from '../../server/moderation/classifier/model.ts';
import type { Example } from './examples.ts';
import { DEFAULTS, type Lines, type Settings, scoreOf, train, type Weights } from './logistic.ts';

/** What was learned for one kind of text: what is found in it, and how it is told from the first kind. */
export interface RegisterWeights {
  readonly name: string;
  readonly judge: Weights;
  readonly gate?: Weights;
}

/** How much lines of another kind count where one kind is learned: most words mean the same in all. */
const OTHERS = 0.1;
/** How much all lines of other kinds together count at most beside the kind's own, where sets are small. */
const MOST_OTHERS = 0.1;
/** What kind of text a line is needs few of its features. */
const GATE: Partial<Settings> = { cost: 2, epochs: 6 };

export interface RegisterSettings extends Settings {
  /**
   * Whether sets are so small that a large one drowns them, and so unlike that a line may be taken for any other kind: then
   * lines of other kinds count less, and each kind is told from all others at once.
   */
  readonly areSmall: boolean;
}
export const LARGE_SETS: RegisterSettings = { ...DEFAULTS, areSmall: false };
export const SMALL_SETS: RegisterSettings = { ...DEFAULTS, areSmall: true };

const reweighted = (example: Example, factor: number): Example => ({
  ...example,
  weight: example.weight * factor,
  copies: example.copies.map(copy => reweighted(copy, factor)),
});

const labelled = (example: Example, positive: boolean, weight: number): Example => ({
  ...example,
  positive,
  weight,
  copies: example.copies.map(copy => labelled(copy, positive, weight * 0.5)),
});

/** Learns to tell lines of one source from those of others, each source counting the same however many lines it has. */
function trainKind(
  { examples, width }: Lines,
  name: string,
  others: readonly string[],
  settings: Settings,
): Weights {
  const sources = new Map([name, ...others].map(source => [source, 0]));
  for (const { line } of examples) {
    const count = sources.get(line.source);
    if (count !== undefined) sources.set(line.source, count + 1);
  }
  const most = Math.max(...sources.values());
  const known = examples.flatMap(example => {
    const { source } = example.line;
    const count = sources.get(source);
    return count === undefined ? [] : [labelled(example, source === name, most / (count || 1))];
  });
  return train({ examples: known, width }, { ...settings, ...GATE });
}

const difference = (a: Weights, b: Weights): Weights => ({
  columns: a.columns.map((weight, column) => weight - (b.columns[column] as number)),
  dense: a.dense.map((weight, place) => weight - (b.dense[place] as number)),
  bias: a.bias - b.bias,
});

/**
 * The gates of all kinds but the first: what is learned of each against the first alone, or against all others. The
 * former says little of which of two other kinds a line is.
 */
function trainGates(lines: Lines, names: readonly string[], settings: RegisterSettings): Weights[] {
  const [first = '', ...others] = names;
  if (!settings.areSmall || others.length < 2)
    return others.map(name => trainKind(lines, name, [first], settings));
  const [ofFirst, ...kinds] = names.map(name =>
    trainKind(
      lines,
      name,
      names.filter(each => each !== name),
      settings,
    ),
  );
  return kinds.map(kind => difference(kind, ofFirst as Weights));
}

/** How much the lines of other kinds count where this one is learned. */
function shareOfOthers(examples: readonly Example[], name: string, { areSmall }: RegisterSettings): number {
  if (!areSmall) return OTHERS;
  let [own, others] = [0, 0];
  for (const { line, weight } of examples) {
    if (line.source === name) own += weight;
    else others += weight;
  }
  return others === 0 ? OTHERS : Math.min(OTHERS, (MOST_OTHERS * own) / others);
}

/** Learns what is found in each source's kind of text, and to tell the kinds apart. */
export function trainRegisters(lines: Lines, settings: RegisterSettings): RegisterWeights[] {
  const { examples, width } = lines;
  const names = [...new Set(examples.map(({ line }) => line.source))];
  const gates = trainGates(lines, names, settings);
  return names.map((name, at) => {
    const share = shareOfOthers(examples, name, settings);
    const weighted = examples.map(each => (each.line.source === name ? each : reweighted(each, share)));
    const judge = train({ examples: weighted, width }, settings);
    const gate = gates[at - 1];
    return gate ? { name, judge, gate } : { name, judge };
  });
}

/** The sums of a line: by the name of the register what its judge says, and its gate. */
export interface Sums {
  readonly names: readonly string[];
  readonly judges: readonly number[];
  readonly gates: readonly number[];
}

export const sumsFor = (registers: readonly RegisterWeights[], example: Example): Sums => ({
  names: registers.map(({ name }) => name),
  judges: registers.map(({ judge }) => scoreOf(judge, example)),
  gates: registers.flatMap(({ gate }) => (gate ? [scoreOf(gate, example)] : [])),
});

/** A score as a probability: 1 / (1 + e^-(slope · score + offset)). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}
/** The calibration of each register. */
export type Calibrations = ReadonlyMap<string, Calibration>;

/** What a model of these sums says of a line. */
export function chanceOf({ names, judges, gates }: Sums, calibrations: Calibrations): number {
  const chances = judges.map((sum, at) => {
    const { slope, offset } = calibrations.get(names[at] as string) ?? { slope: 1, offset: 0 };
    return probabilityOf(sum, slope, offset);
  });
  return mixed(chances, gates);
}
