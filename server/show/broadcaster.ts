import type { ErrorCode } from '../../shared/errors.ts';
import type { Actor, Viewpoint } from '../../shared/roles.ts';
import { definitionOf, redactEvent, type ShowEvent } from '../../shared/show/events.ts';
import { type Signal, signalDefinition } from '../../shared/show/signals.ts';

/** One connection in a show. A person may have several. */
export interface Member {
  readonly actor: Actor;
  readonly viewpoint: Viewpoint;
  /** Sends one encoded frame. */
  send(frame: string): void;
  /** Tells the page why, and closes the connection for good. */
  dismiss(code: ErrorCode): void;
}

/** So many frames go out in one turn of the event loop: whoever presses a button gets an answer before everybody hears of it. */
const FRAMES_PER_TURN = 25;

/** Frames for many, and how far they have gone out. */
interface Pending {
  readonly members: Iterator<Member>;
  readonly frameFor: (member: Member) => string | undefined;
}

/** Everybody with the same key gets the same encoded frame. */
function viewpointKey(viewpoint: Viewpoint): string {
  return viewpoint.kind === 'brand' ? `brand ${viewpoint.brand}` : viewpoint.kind;
}

/** Everybody connected to a show, and the only way to reach them. */
export class Broadcaster {
  readonly #members = new Set<Member>();
  readonly #crew = new Set<Member>();
  /** Connections by person, so that two tabs of one person count once. */
  readonly #people = new Map<string, Set<Member>>();
  readonly #viewers = new Set<string>();
  /** What is still on its way to somebody, oldest first, so that everybody gets everything in order. */
  readonly #pending: Pending[] = [];
  #nextTurn: NodeJS.Immediate | undefined;

  /** How many different people watch. */
  get watching(): number {
    return this.#viewers.size;
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  /** Whether frames are still on their way; figures that change all the time are sent when everybody has the ones before. */
  get isBusy(): boolean {
    return this.#pending.length > 0;
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
      if (actor.role === 'viewer') this.#viewers.add(actor.id);
    }
  }

  remove(member: Member): void {
    if (!this.#members.delete(member)) return;
    this.#crew.delete(member);
    const own = this.#people.get(member.actor.id);
    own?.delete(member);
    if (own?.size !== 0) return;
    this.#people.delete(member.actor.id);
    this.#viewers.delete(member.actor.id);
  }

  /** Sends an event to everybody who may see it, encoded once for each viewpoint. */
  broadcast(event: ShowEvent): void {
    const person = definitionOf(event.name).person as ((data: unknown) => string) | undefined;
    const frames = new Map<string, string | undefined>();
    const frameOf = (key: string, { viewpoint }: Member) => {
      if (!frames.has(key)) {
        const seen = redactEvent(event, viewpoint);
        frames.set(key, seen && JSON.stringify(seen));
      }
      return frames.get(key);
    };
    if (!person) this.#send(this.#members, member => frameOf(viewpointKey(member.viewpoint), member));
    else {
      // In a rush there are many such events and many members: only those whom it concerns are looked at.
      const id = person(event.data);
      this.#send(this.#concerned(id), member =>
        frameOf(member.actor.id === id ? `person ${member.viewpoint.kind}` : 'crew', member),
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
    const { to } = signalDefinition(signal.signal);
    this.#send(this.#members, ({ viewpoint }) => (to.includes(viewpoint.kind) ? frame : undefined));
  }

  /** Ends every connection of a person. */
  dismiss(personId: string, code: ErrorCode): void {
    for (const member of [...(this.#people.get(personId) ?? [])]) member.dismiss(code);
  }

  close(): void {
    clearImmediate(this.#nextTurn);
  }

  /** The crew, and everybody on a person's own connections, each once. */
  *#concerned(personId: string): Generator<Member> {
    for (const member of this.#crew) if (member.actor.id !== personId) yield member;
    yield* this.#people.get(personId) ?? [];
  }

  #send(members: Iterable<Member>, frameFor: Pending['frameFor']): void {
    this.#pending.push({ members: members[Symbol.iterator](), frameFor });
    if (!this.#nextTurn) this.#takeTurn();
  }

  /** Sends what is next; the rest after what else the server has to do. */
  #takeTurn(): void {
    let sent = 0;
    for (let now = this.#pending[0]; now && sent < FRAMES_PER_TURN; now = this.#pending[0]) {
      const { value: member, done } = now.members.next();
      if (done) this.#pending.shift();
      else {
        const frame = now.frameFor(member);
        if (frame !== undefined) member.send(frame);
        sent += 1;
      }
    }
    this.#nextTurn = this.#pending.length > 0 ? setImmediate(() => this.#takeTurn()) : undefined;
  }
}
