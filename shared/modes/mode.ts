import { z } from 'zod';
import { Role } from '../roles.ts';

/** What a show's chat can be restricted to, the strictest first. */
export const ModeKind = z.enum(['closed', 'slow', 'delay', 'first', 'known', 'unique', 'emoji', 'links']);
export type ModeKind = z.infer<typeof ModeKind>;
export const MODE_KINDS = ModeKind.options;

/** The number that a mode has: how long, in seconds or minutes. */
interface AmountRange {
  readonly unit: 'second' | 'minute';
  readonly least: number;
  readonly most: number;
  /** What it is unless somebody chooses another. */
  readonly usual: number;
}

/** The modes that have a number; a larger one is always the stricter. */
const AMOUNTS: { readonly [K in ModeKind]?: AmountRange } = {
  /** A person's pause between two lines. */
  slow: { unit: 'second', least: 3, most: 600, usual: 10 },
  /** How much later others see a line than its author and the crew. */
  delay: { unit: 'second', least: 1, most: 30, usual: 5 },
  /** How long a person has been in the show. */
  known: { unit: 'minute', least: 1, most: 24 * 60, usual: 10 },
  /** For how long nobody may repeat a line. */
  unique: { unit: 'minute', least: 1, most: 60, usual: 5 },
};

/** The range of a mode's number; undefined where it has none. */
export const amountOf = (kind: ModeKind): AmountRange | undefined => AMOUNTS[kind];

const UNIT_MS = { second: 1000, minute: 60_000 };

/** A number of a mode in milliseconds. */
export const amountMs = (kind: ModeKind, amount = 0): number =>
  amount * UNIT_MS[amountOf(kind)?.unit ?? 'second'];

/** A mode with its number, as somebody chooses it. */
export const ModeSetting = z.strictObject({ kind: ModeKind, amount: z.number().int().optional() }).refine(
  ({ kind, amount }) => {
    const range = amountOf(kind);
    if (!range || amount === undefined) return !range && amount === undefined;
    return amount >= range.least && amount <= range.most;
  },
  { path: ['amount'], message: 'The number is out of the range of this mode.' },
);
export type ModeSetting = z.infer<typeof ModeSetting>;

/** Who set something, as the crew reads it. */
export const Setter = z.object({ name: z.string(), role: Role });
export type Setter = z.infer<typeof Setter>;

/** A mode that holds. */
export const Mode = z.object({
  amount: z.number().optional(),
  /** Server time at which it ends by itself; null lasts until somebody ends it. */
  until: z.number().nullable(),
  /** Since when it holds so, server time. */
  at: z.number(),
  /** Only crew replicas have it. */
  by: Setter.optional(),
});
export type Mode = z.infer<typeof Mode>;

/** The modes that are on, by kind. */
export const Modes = z.partialRecord(ModeKind, Mode);
export type Modes = z.infer<typeof Modes>;

/** The mode of a kind that holds at a time, if any. */
export function modeOf(modes: Modes, kind: ModeKind, now: number): Mode | undefined {
  const mode = modes[kind];
  return mode && (mode.until === null || mode.until > now) ? mode : undefined;
}

/** The modes that hold at a time, the strictest first. */
export const modesAt = (modes: Modes, now: number): (readonly [ModeKind, Mode])[] =>
  MODE_KINDS.flatMap(kind => {
    const mode = modeOf(modes, kind, now);
    return mode ? [[kind, mode] as const] : [];
  });

/** How long a mode's number is, in milliseconds; 0 where the mode is off. */
export const lengthOf = (modes: Modes, kind: ModeKind): number => amountMs(kind, modes[kind]?.amount);
