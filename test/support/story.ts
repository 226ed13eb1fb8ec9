import { type Client, NO_CLIENT } from '../../server/show/client.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/roles.ts';
import type { NewEvent } from '../../shared/show/events.ts';
import type { CommandData, CommandName, CommandResult } from '../../shared/show/protocol.ts';
import { emptyShow, type ShowState } from '../../shared/show/state.ts';
import { commit, decide, registry } from './registry.ts';

const HOST: Actor = { id: 'host', name: 'Host', role: 'host' };

/** A show that follows the commands of its people, with its clock. */
export class Story {
  state: ShowState = emptyShow('crew');
  now: number;
  #actor = HOST;
  #client: Client = NO_CLIENT;
  #ids = 0;
  readonly #newId = (): string => `id${this.#ids++}`;

  /** @param now server time at which it begins, in milliseconds */
  constructor(now = 1000) {
    this.now = now;
  }

  /** Who acts from now on, and from where; the host at first. */
  as(actor: Actor, client: Client = NO_CLIENT): this {
    this.#actor = actor;
    this.#client = client;
    return this;
  }

  do<N extends CommandName>(name: N, data: CommandData<N>): this {
    this.ask(name, data);
    return this;
  }

  /** Does a command and returns what its sender is answered. */
  ask<N extends CommandName>(name: N, data: CommandData<N>): CommandResult<N> {
    const { events, result } = decide(name, data, this.#deciding(this.#actor));
    this.#append(events, this.#actor);
    return result;
  }

  /** Lets happen what is due by now, as the show's scheduler does. */
  settle(): this {
    for (let more = true; more; ) {
      const moment = { now: this.now, newId: this.#newId };
      const due = registry.deadlines.flatMap(each => each.due(this.state, moment));
      this.#append(due, HOST);
      more = due.length > 0;
    }
    return this;
  }

  #append(events: readonly NewEvent[], by: Actor): void {
    this.state = commit(events, this.#deciding(by)).state;
  }

  #deciding(actor: Actor) {
    return { state: this.state, actor, client: this.#client, now: this.now, newId: this.#newId };
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
      return error instanceof CommandError ? error.code : 'not a refusal';
    }
  }
}
