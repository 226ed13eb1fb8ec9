import type { Actor } from '../shared/roles.ts';
import type { NewEvent } from '../shared/show/events.ts';
import type { CommandData, CommandName, CommandResult } from '../shared/show/protocol.ts';
import type { ShowState } from '../shared/show/state.ts';

/** What a decision may know besides the state: who asks, the time, and fresh ids. Given from outside, so it stays pure. */
export interface DecisionContext {
  readonly actor: Actor;
  /** Server time in milliseconds. */
  readonly now: number;
  readonly newId: () => string;
}

/** What a command makes happen, and what its sender is answered once that is in the log. */
export interface Decision<N extends CommandName> {
  readonly events: readonly NewEvent[];
  readonly result: CommandResult<N>;
}

/** Decides a command on a state: the events that follow, or a thrown CommandError. Changes nothing itself. */
export type Decide<N extends CommandName> = (
  state: ShowState,
  data: CommandData<N>,
  context: DecisionContext,
) => Decision<N>;

/** The decisions of one feature, by command name. */
export type Decides<Prefix extends string> = {
  [N in Extract<CommandName, `${Prefix}.${string}`>]: Decide<N>;
};
