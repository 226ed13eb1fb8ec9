import { HANDLING_MS, type Handler, type Target } from '../../shared/handling/contract.ts';
import { nameOf } from '../../shared/names/contract.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { Signal } from '../../shared/show/signals.ts';
import type { Member } from '../show/broadcaster.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';

interface Handled {
  readonly handler: Handler;
  readonly timer: NodeJS.Timeout;
}

/**
 * Who of the crew handles which message or person, so that two don't do the same. It is passing: the newest choice of
 * each connection counts, until they choose another, leave, or do nothing for a while.
 */
export class CrewHandling implements Reactor {
  readonly #show: Pick<ShowContext, 'state' | 'broadcaster'>;
  readonly #forMs: number;
  /** By connection, the oldest choice first. */
  readonly #handled = new Map<Member, Handled>();

  constructor(show: Pick<ShowContext, 'state' | 'broadcaster'>, forMs = HANDLING_MS) {
    this.#show = show;
    this.#forMs = forMs;
  }

  begin(member: Member, { messageId, personId }: Target): void {
    if (messageId === undefined && personId === undefined) {
      this.#end(member);
      return;
    }
    clearTimeout(this.#handled.get(member)?.timer);
    this.#handled.delete(member);
    const { actor } = member;
    const handler: Handler = {
      by: actor.id,
      name: nameOf(this.#show.state.names, actor),
      ...(messageId === undefined ? {} : { messageId }),
      ...(personId === undefined ? {} : { personId }),
    };
    this.#handled.set(member, { handler, timer: setTimeout(() => this.#end(member), this.#forMs) });
    this.#tell();
  }

  signalsFor({ kind }: Viewpoint): Signal[] {
    return kind === 'crew' && this.#handled.size > 0 ? [this.#signal()] : [];
  }

  left(member: Member): void {
    this.#end(member);
  }

  close(): void {
    for (const { timer } of this.#handled.values()) clearTimeout(timer);
  }

  #end(member: Member): void {
    const handled = this.#handled.get(member);
    if (!handled) return;
    clearTimeout(handled.timer);
    this.#handled.delete(member);
    this.#tell();
  }

  #tell(): void {
    this.#show.broadcaster.signal(this.#signal());
  }

  #signal(): Signal {
    const handlers = [...this.#handled.values()].map(({ handler }) => handler);
    return { signal: 'handling.changed', data: { handlers } };
  }
}
