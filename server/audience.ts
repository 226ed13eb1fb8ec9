import type { ErrorCode } from '../shared/errors.ts';
import { events, type ShowEvent, seenBy } from '../shared/events.ts';
import type { Actor, Lens } from '../shared/roles.ts';
import { type ReactionKind, type Signal, signals } from '../shared/signals.ts';

/** One connection in a show. A person may have several. */
export interface Member {
  readonly actor: Actor;
  readonly lens: Lens;
  /** Sends one encoded frame. */
  send(frame: string): void;
  /** Tells the page why, and closes the connection for good. */
  dismiss(code: ErrorCode): void;
}

/** Presence and reactions change with every visitor, so they are told at most this often. */
const PRESENCE_EVERY_MS = 500;
const REACTIONS_EVERY_MS = 250;

/** People who look through the same glass get the same encoded frame. */
function glassOf(lens: Lens): string {
  return lens.kind === 'brand' ? `brand ${lens.brand}` : lens.kind;
}

/** Everybody connected to a show, and the only way to reach them. */
export class Audience {
  readonly #members = new Set<Member>();
  readonly #crew = new Set<Member>();
  /** Connections by person, so that two tabs of one person count once. */
  readonly #people = new Map<string, Set<Member>>();
  readonly #viewers = new Set<string>();
  #reactions: Partial<Record<ReactionKind, number>> = {};
  #presenceTimer: NodeJS.Timeout | undefined;
  #reactionsTimer: NodeJS.Timeout | undefined;

  get watching(): number {
    return this.#viewers.size;
  }

  /** The people who watch, each once. */
  get viewerIds(): Iterable<string> {
    return this.#viewers;
  }

  add(member: Member): void {
    const { actor, lens } = member;
    this.#members.add(member);
    if (lens.kind === 'crew') this.#crew.add(member);
    const own = this.#people.get(actor.id);
    if (own) own.add(member);
    else {
      this.#people.set(actor.id, new Set([member]));
      if (actor.role === 'viewer') {
        this.#viewers.add(actor.id);
        this.#tellPresence();
      }
    }
  }

  remove(member: Member): void {
    if (!this.#members.delete(member)) return;
    this.#crew.delete(member);
    const own = this.#people.get(member.actor.id);
    own?.delete(member);
    if (own?.size !== 0) return;
    this.#people.delete(member.actor.id);
    if (this.#viewers.delete(member.actor.id)) this.#tellPresence();
  }

  /** Sends an event to everybody who may see it, encoded once for each way of seeing it. */
  tell(event: ShowEvent): void {
    const person = events[event.name].person as ((data: unknown) => string) | undefined;
    const frames = new Map<string, string | undefined>();
    const tellThrough = (glass: string, member: Member) => {
      if (!frames.has(glass)) {
        const seen = seenBy(event, member.lens);
        frames.set(glass, seen && JSON.stringify(seen));
      }
      const frame = frames.get(glass);
      if (frame !== undefined) member.send(frame);
    };
    if (!person) for (const member of this.#members) tellThrough(glassOf(member.lens), member);
    else {
      // In a rush there are many such events and many members: only those whom it concerns are looked at.
      const own = this.#people.get(person(event.data)) ?? new Set();
      for (const member of this.#crew) if (!own.has(member)) tellThrough('crew', member);
      for (const member of own) tellThrough(`person ${member.lens.kind}`, member);
    }
  }

  /** Sends a signal to one person, on all their connections. */
  signalTo(personId: string, signal: Signal): void {
    const frame = JSON.stringify(signal);
    for (const member of this.#people.get(personId) ?? []) member.send(frame);
  }

  signal(signal: Signal): void {
    const frame = JSON.stringify(signal);
    const { to } = signals[signal.signal];
    for (const member of this.#members) if (to.includes(member.lens.kind)) member.send(frame);
  }

  /** Counts a reaction; what gathers in a quarter second goes out as one signal. */
  react(kind: ReactionKind): void {
    this.#reactions[kind] = (this.#reactions[kind] ?? 0) + 1;
    this.#reactionsTimer ??= setTimeout(() => {
      this.signal({ signal: 'chat.reactions', data: { counts: this.#reactions } });
      this.#reactions = {};
      this.#reactionsTimer = undefined;
    }, REACTIONS_EVERY_MS);
  }

  /** Ends every connection of a person. */
  dismiss(personId: string, code: ErrorCode): void {
    for (const member of [...(this.#people.get(personId) ?? [])]) member.dismiss(code);
  }

  close(): void {
    clearTimeout(this.#presenceTimer);
    clearTimeout(this.#reactionsTimer);
  }

  #tellPresence(): void {
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = undefined;
      this.signal({ signal: 'show.presence', data: { watching: this.watching } });
    }, PRESENCE_EVERY_MS);
  }
}
