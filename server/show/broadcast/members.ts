import type { Actor, Viewpoint } from '../../../shared/roles.ts';
import type { Client } from '../client.ts';
import type { Link, Outlet } from './link.ts';

/** One connection in a show. A person may have several. */
export interface Member {
  readonly actor: Actor;
  /** Another one once a moderator's permissions change what they may see. */
  viewpoint: Viewpoint;
  readonly link: Link;
  /** Where it comes from, hashed. */
  readonly client?: Client;
}

/** People with the same key get the same encoded frame. */
export function viewpointKey({ kind, brand, lacks }: Viewpoint): string {
  if (kind === 'brand') return `brand ${brand}`;
  return lacks ? `${kind} without ${lacks.join()}` : kind;
}

/** All connections with the same viewpoint key. */
export interface Group {
  /** Unique in this process, over all shows. */
  readonly id: number;
  /** The viewpoint of one of them; they differ in the person alone. */
  readonly viewpoint: Viewpoint;
  /** Where they are held, and how many there. */
  readonly outlets: Map<Outlet, number>;
}

let groups = 0;

/** Everybody connected to a show, by person and by what they may see. */
export class Members {
  readonly #groups = new Map<string, Group>();
  readonly #crew = new Set<Member>();
  /** A person's connections. Nearly everybody has one, so it stands there without a set around it. */
  readonly #people = new Map<string, Member | Set<Member>>();
  readonly #viewers = new Set<string>();

  get isEmpty(): boolean {
    return this.#groups.size === 0;
  }

  get groups(): Iterable<Group> {
    return this.#groups.values();
  }

  get crew(): ReadonlySet<Member> {
    return this.#crew;
  }

  /** The people who watch, each once. */
  get viewerIds(): ReadonlySet<string> {
    return this.#viewers;
  }

  /** Every connection. */
  get all(): readonly Member[] {
    return [...this.#people.values()].flatMap(own => (own instanceof Set ? [...own] : own));
  }

  of(personId: string): readonly Member[] {
    const own = this.#people.get(personId);
    return own instanceof Set ? [...own] : own ? [own] : [];
  }

  add(member: Member): void {
    const { actor, viewpoint, link } = member;
    const group = this.#groupOf(viewpoint);
    group.outlets.set(link.outlet, (group.outlets.get(link.outlet) ?? 0) + 1);
    link.join(group.id);
    if (viewpoint.kind === 'crew') this.#crew.add(member);
    const own = this.#people.get(actor.id);
    if (own instanceof Set) own.add(member);
    else this.#people.set(actor.id, own ? new Set([own, member]) : member);
    if (!own && actor.role === 'viewer') this.#viewers.add(actor.id);
  }

  /** A member that is not there is nothing. */
  remove(member: Member): void {
    const { actor, viewpoint, link } = member;
    const own = this.#people.get(actor.id);
    if (own instanceof Set ? !own.delete(member) : own !== member) return;
    link.leave();
    this.#crew.delete(member);
    this.#leaveGroup(viewpoint, link.outlet);
    if (own instanceof Set && own.size > 0) return;
    this.#people.delete(actor.id);
    this.#viewers.delete(actor.id);
  }

  /** From now on a member gets what this viewpoint may see. */
  move(member: Member, viewpoint: Viewpoint): void {
    this.remove(member);
    member.viewpoint = viewpoint;
    this.add(member);
  }

  #groupOf(viewpoint: Viewpoint): Group {
    const key = viewpointKey(viewpoint);
    const known = this.#groups.get(key);
    if (known) return known;
    groups += 1;
    const group: Group = { id: groups, viewpoint, outlets: new Map() };
    this.#groups.set(key, group);
    return group;
  }

  #leaveGroup(viewpoint: Viewpoint, outlet: Outlet): void {
    const key = viewpointKey(viewpoint);
    const group = this.#groups.get(key);
    if (!group) return;
    const left = (group.outlets.get(outlet) ?? 1) - 1;
    if (left > 0) group.outlets.set(outlet, left);
    else group.outlets.delete(outlet);
    if (group.outlets.size === 0) this.#groups.delete(key);
  }
}
