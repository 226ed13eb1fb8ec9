import { unfold } from '../../server/consequences.ts';
import { decides } from '../../server/decide.ts';
import { Refusal } from '../../shared/errors.ts';
import type { CommandData, CommandName } from '../../shared/protocol.ts';
import { emptyShow, type ShowState } from '../../shared/show-state.ts';

const actor = { id: 'host', name: 'Host', role: 'host' as const };

/** A show that follows its host's commands, with its clock. */
export class Story {
  state: ShowState = emptyShow('crew');
  now: number;

  /** @param now server time at which it begins, in milliseconds */
  constructor(now = 1000) {
    this.now = now;
  }

  do<N extends CommandName>(name: N, data: CommandData<N>): this {
    const context = { actor, now: this.now, newId: () => `id${this.state.seq}` };
    const { events } = decides[name](this.state, data, context);
    this.state = unfold(this.state, events, { at: this.now, by: actor }, context.newId).state;
    return this;
  }

  after(seconds: number): this {
    this.now += seconds * 1000;
    return this;
  }

  /** The code with which a command is turned down, or `done`. */
  codeOf<N extends CommandName>(name: N, data: CommandData<N>): string {
    try {
      this.do(name, data);
      return 'done';
    } catch (error) {
      return error instanceof Refusal ? error.code : 'not a refusal';
    }
  }
}
