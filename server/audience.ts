import type { ErrorCode } from '../shared/errors.ts';
import type { ReactionKind } from '../shared/reactions/contract.ts';
import type { Actor, Viewpoint } from '../shared/roles.ts';
import { events, redactEvent, type ShowEvent } from '../shared/show/events.ts';
import { type Signal, signals } from '../shared/show/signals.ts';

/** One connection in a show. A person may have several. */
export interface Member {
  readonly actor: Actor;
  readonly viewpoint: Viewpoint;
  /** Sends one encoded frame. */
  send(frame: string): void;
  /** Tells the page why, and closes the connection for good. */
  dismiss(code: ErrorCode): void;
}

/** Presence and reactions change with every visitor, so they are told at most this often. */
const PRESENCE_EVERY_MS = 500;
const REACTIONS_EVERY_MS = 250;

/** So many frames of news go out at a stretch: whoever presses a button gets an answer before everybody hears of it. */
const SENDS_AT_A_STRETCH = 25;

/** News for many, and how far it has gone out. */
interface Broadcast {
  readonly members: Iterator<Member>;
  readonly frameFor: (member: Member) => string | undefined;
}

/** People who look through the same glass get the same encoded frame. */
function glassOf(viewpoint: Viewpoint): string {
  return viewpoint.kind === 'brand' ? `brand ${viewpoint.brand}` : viewpoint.kind;
}

/** Everybody connected to a show, and the only way to reach them. */
export class Audience {
  readonly #members = new Set<Member>();
  readonly #crew = new Set<Member>();
  /** Connections by person, so that two tabs of one person count once. */
  readonly #people = new Map<string, Set<Member>>();
  readonly #viewers = new Set<string>();
  /** What is still on its way to somebody, oldest first, so that everybody gets everything in order. */
  readonly #broadcasts: Broadcast[] = [];
  #nextStretch: NodeJS.Immediate | undefined;
  #reactions: Partial<Record<ReactionKind, number>> = {};
  #presenceTimer: NodeJS.Timeout | undefined;
  #reactionsTimer: NodeJS.Timeout | undefined;

  get watching(): number {
    return this.#viewers.size;
  }

  /** Whether news is still on its way; figures that change all the time are told when everybody has the ones before. */
  get isTelling(): boolean {
    return this.#broadcasts.length > 0;
  }

  /** The people who watch, each once. */
  get viewerIds(): Iterable<string> {
    return this.#viewers;
  }

  add(member: Member): void {
    const { actor, viewpoint } = member;
    this.#members.add(member);
    if (viewpoint.kind === 'crew') this.#crew.add(member);
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
    const frameThrough = (glass: string, { viewpoint }: Member) => {
      if (!frames.has(glass)) {
        const seen = redactEvent(event, viewpoint);
        frames.set(glass, seen && JSON.stringify(seen));
      }
      return frames.get(glass);
    };
    if (!person) this.#send(this.#members, member => frameThrough(glassOf(member.viewpoint), member));
    else {
      // In a rush there are many such events and many members: only those whom it concerns are looked at.
      const id = person(event.data);
      this.#send(this.#concerned(id), member =>
        frameThrough(member.actor.id === id ? `person ${member.viewpoint.kind}` : 'crew', member),
      );
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
    this.#send(this.#members, ({ viewpoint }) => (to.includes(viewpoint.kind) ? frame : undefined));
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
    clearImmediate(this.#nextStretch);
  }

  /** The crew, and everybody on a person's own connections, each once. */
  *#concerned(personId: string): Generator<Member> {
    for (const member of this.#crew) if (member.actor.id !== personId) yield member;
    yield* this.#people.get(personId) ?? [];
  }

  #send(members: Iterable<Member>, frameFor: Broadcast['frameFor']): void {
    this.#broadcasts.push({ members: members[Symbol.iterator](), frameFor });
    if (!this.#nextStretch) this.#sendStretch();
  }

  /** Sends what is next; the rest after what else the server has to do. */
  #sendStretch(): void {
    let sent = 0;
    for (let now = this.#broadcasts[0]; now && sent < SENDS_AT_A_STRETCH; now = this.#broadcasts[0]) {
      const { value: member, done } = now.members.next();
      if (done) this.#broadcasts.shift();
      else {
        const frame = now.frameFor(member);
        if (frame !== undefined) member.send(frame);
        sent += 1;
      }
    }
    this.#nextStretch = this.#broadcasts.length > 0 ? setImmediate(() => this.#sendStretch()) : undefined;
  }

  #tellPresence(): void {
    this.#presenceTimer ??= setTimeout(() => {
      this.#presenceTimer = undefined;
      if (this.isTelling) this.#tellPresence();
      else this.signal({ signal: 'show.presence', data: { watching: this.watching } });
    }, PRESENCE_EVERY_MS);
  }
}
