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
/** What kind of text a line is needs few of its features. */
const GATE: Partial<Settings> = { cost: 2, epochs: 6 };

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

/** Learns to tell lines of one source from those of another, both counting the same however many there are. */
function trainGate({ examples, width }: Lines, first: string, name: string, settings: Settings): Weights {
  const counts = new Map<string, number>();
  for (const { line } of examples) counts.set(line.source, (counts.get(line.source) ?? 0) + 1);
  const most = Math.max(counts.get(first) ?? 0, counts.get(name) ?? 0);
  const both = examples.flatMap(example => {
    const { source } = example.line;
    if (source !== first && source !== name) return [];
    return [labelled(example, source === name, most / (counts.get(source) ?? 1))];
  });
  return train({ examples: both, width }, { ...settings, ...GATE });
}

/** Learns what is found in each source's kind of text, and to tell the kinds apart. */
export function trainRegisters(lines: Lines, settings: Settings = DEFAULTS): RegisterWeights[] {
  const { examples, width } = lines;
  const names = [...new Set(examples.map(({ line }) => line.source))];
  return names.map((name, at) => ({
    name,
    judge: train(
      {
        examples: examples.map(each => (each.line.source === name ? each : reweighted(each, OTHERS))),
        width,
      },
      settings,
    ),
    ...(at > 0 ? { gate: trainGate(lines, names[0] as string, name, settings) } : {}),
  }));
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
