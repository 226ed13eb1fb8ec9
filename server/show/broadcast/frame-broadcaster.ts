import type { ErrorCode } from '../../../shared/errors.ts';
import type { Viewpoint } from '../../../shared/roles.ts';
import type { Lane } from '../../../shared/show/contract.ts';
import { POLICY_VIOLATION } from './link.ts';
import { type Group, type Member, Members, viewpointKey } from './members.ts';
import { type Retracted, type TalkBatch, TalkLane, type TalkLine } from './talk-lane.ts';
import { encodeFrame } from './text-frame.ts';

export interface BroadcasterOptions {
  /** How long talk is gathered, in milliseconds. */
  readonly tickMs?: number;
  /** Lines of chat a second that a viewer gets at most; Infinity for all. */
  readonly linesPerSecond?: number;
  readonly random?: () => number;
}

/** Two lines a tick go unnoticed as a delay, and a frame each tick is what a phone can draw. */
const TICK_MS = 100;
/** People read four to five words a second; at ten short lines a second they already choose what to read. */
const LINES_PER_SECOND = 10;
type FrameFor = (viewpoint: Viewpoint) => string | undefined;

/**
 * Sends frames to everybody connected to a show, whatever is in them. A frame is encoded once for each viewpoint key and
 * handed once to each process that holds sockets.
 */
export class FrameBroadcaster {
  readonly #members = new Members();
  readonly #talk: TalkLane;

  constructor(options: BroadcasterOptions = {}) {
    this.#talk = new TalkLane({
      tickMs: options.tickMs ?? TICK_MS,
      linesPerSecond: options.linesPerSecond ?? LINES_PER_SECOND,
      ...(options.random ? { random: options.random } : {}),
      send: batch => this.#sendTalk(batch),
    });
  }

  /** Different people who watch. */
  get watching(): number {
    return this.#members.viewerIds.size;
  }

  get isEmpty(): boolean {
    return this.#members.isEmpty;
  }

  get viewerIds(): ReadonlySet<string> {
    return this.#members.viewerIds;
  }

  /** The member gets everything from now on, after what its link was sent before. */
  add(member: Member): void {
    this.#members.add(member);
  }

  remove(member: Member): void {
    this.#members.remove(member);
  }

  /** Those members who are of the crew. */
  get crew(): ReadonlySet<Member> {
    return this.#members.crew;
  }

  /** From now on a member gets what this viewpoint may see, and first of all this frame. */
  move(member: Member, viewpoint: Viewpoint, frame: string): void {
    this.#members.move(member, viewpoint);
    member.link.send(frame, 'state');
  }

  /**
   * Sends to everybody a frame that is made once for each viewpoint key; undefined sees nothing. With `concerning` it
   * goes to the crew and to that person's own connections alone, whose viewpoint names the person.
   */
  broadcast(lane: 'urgent' | 'state', frameFor: FrameFor, concerning?: string): void {
    if (concerning !== undefined) {
      this.#sendConcerning(concerning, lane, frameFor);
      return;
    }
    // A socket that is written to anyway takes along what was said so far, in the same write.
    if (lane === 'urgent') this.#talk.flush();
    for (const group of this.#members.groups) this.#publish(group, lane, frameFor(group.viewpoint), 0);
  }

  /** Sends an entry of talk with the next tick. */
  talk(line: TalkLine): void {
    this.#talk.add(line);
  }

  /** Takes back lines of talk that have not gone out, from all but the crew. False where none is left to take back. */
  retract(lines: Retracted): boolean {
    return this.#talk.retract(lines);
  }

  /** Drops a person's lines of talk that have not gone out. */
  forget(personId: string): void {
    this.#talk.forget(personId);
  }

  /** Sends the talk that waits, without waiting for its tick. */
  flushTalk(): void {
    this.#talk.flush();
  }

  /** Sends a frame to one person, on all their connections. */
  sendTo(personId: string, frame: string, lane: Lane = 'state'): void {
    const own = this.#members.of(personId);
    if (own.length === 0) return;
    const encoded = encodeFrame(frame);
    for (const { link } of own) link.send(encoded, lane);
  }

  /** Ends every connection of a person, and tells their pages why. */
  dismiss(personId: string, code: ErrorCode): void {
    for (const member of this.#members.of(personId)) this.dismissMember(member, code);
  }

  /** Ends all connections, and tells their pages why. */
  dismissAll(code: ErrorCode): void {
    for (const member of this.#members.all) this.dismissMember(member, code);
  }

  /** Ends one connection, and tells its page why. */
  dismissMember(member: Member, code: ErrorCode): void {
    this.remove(member);
    member.link.send(JSON.stringify({ signal: 'show.closed', data: { code } }), 'state');
    // Coming back with the same token is of no use.
    member.link.close(POLICY_VIOLATION, code);
  }

  close(): void {
    this.#talk.close();
  }

  #publish(group: Group, lane: Lane, text: string | undefined, lines: number): void {
    if (text === undefined) return;
    const frame = encodeFrame(text);
    for (const outlet of group.outlets.keys()) outlet.publish(group.id, lane, frame, lines);
  }

  #sendConcerning(personId: string, lane: Lane, frameFor: FrameFor): void {
    const own = this.#members.of(personId);
    const others = [...this.#members.crew].filter(({ actor }) => actor.id !== personId);
    const groups = Map.groupBy(others, ({ viewpoint }) => viewpointKey(viewpoint));
    for (const members of [own, ...groups.values()]) {
      const text = members[0] && frameFor(members[0].viewpoint);
      if (text === undefined) continue;
      const frame = encodeFrame(text);
      for (const { link } of members) link.send(frame, lane);
    }
  }

  #sendTalk({ lines, forAll, retracted }: TalkBatch): void {
    this.#publishTalk(lines, isCrew);
    let run: TalkLine[] = [];
    for (const line of lines) {
      if (forAll.has(line)) run.push(line);
      else if (!retracted.has(line) && this.#members.of(line.by).length > 0) {
        // A page takes a line for one that it has if a later one came before it, so its own comes in its place.
        this.#publishTalk(run, isNotCrew);
        run = [];
        this.#sendToAuthor(line);
      }
    }
    this.#publishTalk(run, isNotCrew);
  }

  /** Sends lines to all groups of some kinds of viewpoint. */
  #publishTalk(lines: readonly TalkLine[], isMeant: (viewpoint: Viewpoint) => boolean): void {
    if (lines.length === 0) return;
    for (const group of this.#members.groups) {
      if (!isMeant(group.viewpoint)) continue;
      const entries = lines.flatMap(line => line.frameFor(group.viewpoint) ?? []);
      if (entries.length > 0) this.#publish(group, 'talk', talkFrame(entries), entries.length);
    }
  }

  /** A line that not everybody gets still reaches the one who wrote it; the crew has got it anyway. */
  #sendToAuthor(line: TalkLine): void {
    for (const { viewpoint, link } of this.#members.of(line.by)) {
      const entry = viewpoint.kind === 'crew' ? undefined : line.frameFor(viewpoint);
      if (entry !== undefined) link.send(talkFrame([entry]), 'talk');
    }
  }
}

const isCrew = ({ kind }: Viewpoint): boolean => kind === 'crew';
const isNotCrew = (viewpoint: Viewpoint): boolean => !isCrew(viewpoint);

function talkFrame(entries: readonly string[]): string {
  return `{"talk":[${entries.join(',')}]}`;
}
