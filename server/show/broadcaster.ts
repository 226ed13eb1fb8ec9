import type { ChatMessage } from '../../shared/chat/message.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import type { Viewpoint } from '../../shared/roles.ts';
import type { Lane } from '../../shared/show/contract.ts';
import { authorOf, definitionOf, isTalk, redactEvent, type ShowEvent } from '../../shared/show/events.ts';
import type { Resync } from '../../shared/show/protocol.ts';
import { type Signal, signalDefinition } from '../../shared/show/signals.ts';
import { type BroadcasterOptions, FrameBroadcaster } from './broadcast/frame-broadcaster.ts';
import type { Member } from './broadcast/members.ts';
import { VITRINE } from './vitrine.ts';

export type { Member };

/** Everybody connected to a show, and the only way to reach them with its events and signals. */
export class Broadcaster {
  readonly #frames: FrameBroadcaster;

  constructor(options: BroadcasterOptions = {}) {
    this.#frames = new FrameBroadcaster(options);
  }

  /** How many different people watch. */
  get watching(): number {
    return this.#frames.watching;
  }

  get isEmpty(): boolean {
    return this.#frames.isEmpty;
  }

  /** The people who watch, each once. */
  get viewerIds(): ReadonlySet<string> {
    return this.#frames.viewerIds;
  }

  add(member: Member): void {
    this.#frames.add(member);
  }

  remove(member: Member): void {
    this.#frames.remove(member);
  }

  /** The members who are of the crew. */
  get crew(): ReadonlySet<Member> {
    return this.#frames.crew;
  }

  /** From now on a member sees the show from this viewpoint, beginning with the show as it is now. */
  resync(member: Member, viewpoint: Viewpoint, now: Resync): void {
    this.#frames.move(member, viewpoint, JSON.stringify(now));
  }

  /** Sends an event to everybody who may see it, encoded once for each viewpoint. */
  broadcast(event: ShowEvent): void {
    const { lane, person, retracts, silences } = definitionOf(event.name);
    const frameFor = (viewpoint: Member['viewpoint']) => {
      const seen = redactEvent(event, viewpoint);
      return seen && JSON.stringify(seen);
    };
    const of = (part: ((data: never) => string | undefined) | undefined) =>
      (part as ((data: unknown) => string | undefined) | undefined)?.(event.data);
    const concerning = of(person);
    if (isTalk(event.name)) {
      const by = authorOf(event) ?? event.by?.id ?? '';
      const isOwn = concerning !== undefined;
      this.#frames.talk({ key: keyOf(event), by, always: !isRated(event), isOwn, frameFor });
      return;
    }
    if (this.#frames.retract({ key: of(retracts), by: of(silences) })) {
      // The crew gets the lines all the same, and has to have them before it hears of their end.
      this.#frames.flushTalk();
    }
    this.#frames.broadcast(lane as Exclude<Lane, 'talk'>, frameFor, concerning);
  }

  /** Sends a signal to one person, on all their connections. */
  signalTo(personId: string, signal: Signal): void {
    this.#frames.sendTo(personId, JSON.stringify(signal));
  }

  /** Sends a signal to everybody whom its kind concerns. */
  signal(signal: Signal): void {
    const { to, lane = 'state' } = signalDefinition(signal.signal);
    const frame = JSON.stringify(signal);
    const frameFor = ({ kind }: Member['viewpoint']) => (to.includes(kind) ? frame : undefined);
    if (lane === 'talk') this.#frames.talk({ by: '', always: true, frameFor });
    else this.#frames.broadcast(lane, frameFor);
  }

  /** Drops the lines of a person that have not gone out yet: they were erased. */
  forget(personId: string): void {
    this.#frames.forget(personId);
  }

  /** Ends every connection of a person, and tells their pages why. */
  dismiss(personId: string, code: ErrorCode): void {
    this.#frames.dismiss(personId, code);
  }

  /** Ends all connections, and tells their pages why. */
  dismissAll(code: ErrorCode): void {
    this.#frames.dismissAll(code);
  }

  /** Ends one connection, and tells its page why. */
  dismissMember(member: Member, code: ErrorCode): void {
    this.#frames.dismissMember(member, code);
  }

  close(): void {
    this.#frames.close();
  }
}

/** The message that a talk event is about. */
const messageOf = ({ data }: ShowEvent) => (data as { message?: Partial<ChatMessage> }).message;
const keyOf = (event: ShowEvent): string => messageOf(event)?.id ?? '';

/** Whether the readable rate chooses among others: a viewer's line that nobody of the crew has let through by hand. */
function isRated(event: ShowEvent): boolean {
  const { id, role } = event.by ?? {};
  return role === 'viewer' || (id === VITRINE.id && messageOf(event)?.role === 'viewer');
}
