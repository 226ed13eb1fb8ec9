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

/** People who look through the same glass get the same encoded frame; a personal event has one glass a person. */
function glassOf(lens: Lens, personal: boolean): string {
  if (lens.kind === 'crew') return 'crew';
  if (personal) return `person ${lens.personId}`;
  return lens.kind === 'brand' ? `brand ${lens.brand}` : 'viewer';
}

/** Everybody connected to a show, and the only way to reach them. */
export class Audience {
  readonly #members = new Set<Member>();
  /** Connections by viewer, so that two tabs of one person count once. */
  readonly #viewers = new Map<string, number>();
  #reactions: Partial<Record<ReactionKind, number>> = {};
  #presenceTimer: NodeJS.Timeout | undefined;
  #reactionsTimer: NodeJS.Timeout | undefined;

  get watching(): number {
    return this.#viewers.size;
  }

  /** The people who watch, each once. */
  get viewerIds(): Iterable<string> {
    return this.#viewers.keys();
  }

  add(member: Member): void {
    this.#members.add(member);
    this.#count(member, 1);
  }

  remove(member: Member): void {
    if (this.#members.delete(member)) this.#count(member, -1);
  }

  /** Sends an event to everybody who may see it, encoded once for each way of seeing it. */
  tell(event: ShowEvent): void {
    const { personal } = events[event.name];
    const frames = new Map<string, string | undefined>();
    for (const member of this.#members) {
      const glass = glassOf(member.lens, personal);
      if (!frames.has(glass)) {
        const seen = seenBy(event, member.lens);
        frames.set(glass, seen && JSON.stringify(seen));
      }
      const frame = frames.get(glass);
      if (frame !== undefined) member.send(frame);
    }
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
    for (const member of [...this.#members]) if (member.actor.id === personId) member.dismiss(code);
  }

  close(): void {
    clearTimeout(this.#presenceTimer);
    clearTimeout(this.#reactionsTimer);
  }

  #count(member: Member, step: 1 | -1): void {
    if (member.actor.role !== 'viewer') return;
    const before = this.#viewers.size;
    const connections = (this.#viewers.get(member.actor.id) ?? 0) + step;
    if (connections > 0) this.#viewers.set(member.actor.id, connections);
    else this.#viewers.delete(member.actor.id);
    if (this.#viewers.size !== before) this.#tellPresence();
  }

  #tellPresence(): void {
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = undefined;
      this.signal({ signal: 'show.presence', data: { watching: this.watching } });
    }, PRESENCE_EVERY_MS);
  }
}
