import type { TFunction } from 'i18next';
import type { Contracts, FeatureName } from '../../shared/show/assemble.ts';
import type { Command, CommandData, CommandName, CommandResult } from '../../shared/show/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';

/** The show's state before a command, which its inverse restores. */
export interface Before {
  readonly show: ShowState;
  /** Server time of the undo. */
  readonly now: number;
}

/** How a command is undone, and what the toast that offers it says. */
export interface Undoable<N extends CommandName> {
  /** The command that undoes it; undefined if it can't be undone. */
  inverse(data: CommandData<N>, result: CommandResult<N>, before: Before): Command | undefined;
  /** What the command did. Keys name their namespace. */
  describe(t: TFunction, data: CommandData<N>, before: ShowState): string;
}

/** The undoable commands of a feature. */
export type Undo<F extends FeatureName> = {
  readonly [N in keyof Contracts[F]['commands'] & CommandName]?: Undoable<N>;
};

/** The undoable commands of every feature. */
export type UndoTable = { readonly [N in CommandName]?: Undoable<N> };

/** The command that undoes another one; undefined if it can't be undone. */
export function inverseOf<N extends CommandName>(
  table: UndoTable,
  name: N,
  data: CommandData<N>,
  result: CommandResult<N>,
  before: Before,
): Command | undefined {
  const undoable: Undoable<N> | undefined = table[name];
  return undoable?.inverse(data, result, before);
}

/** Describes what a command did, for the undo toast; empty for commands that can never be undone. */
export function describeCommand<N extends CommandName>(
  table: UndoTable,
  t: TFunction,
  name: N,
  data: CommandData<N>,
  before: ShowState,
): string {
  const undoable: Undoable<N> | undefined = table[name];
  return undoable?.describe(t, data, before) ?? '';
}
