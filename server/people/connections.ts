import type { Member } from '../show/broadcaster.ts';
import type { Reactor } from '../show/feature.ts';

/** Who is connected to a show, and how often. */
export class Connections implements Reactor {
  readonly #byPerson = new Map<string, Set<Member>>();

  joined(member: Member): void {
    const { id } = member.actor;
    const members = this.#byPerson.get(id) ?? new Set();
    this.#byPerson.set(id, members.add(member));
  }

  left(member: Member): void {
    const { id } = member.actor;
    const members = this.#byPerson.get(id);
    members?.delete(member);
    if (members?.size === 0) this.#byPerson.delete(id);
  }

  /** How many connections of a person are open, and since when they are known in the show. */
  presenceOf(personId: string): { connections: number; since?: number } {
    const members = [...(this.#byPerson.get(personId) ?? [])];
    const known = members.flatMap(({ client }) => client?.since ?? []);
    return { connections: members.length, ...(known.length > 0 ? { since: Math.min(...known) } : {}) };
  }
}
