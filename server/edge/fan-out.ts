import type { Lane } from '../../shared/show/contract.ts';
import type { Outlet } from '../show/broadcast/link.ts';
import { missedFrame } from '../show/broadcast/text-frame.ts';

/** What a socket must offer so that frames for many are written to it. */
export interface Sink {
  /** Bytes that were written and that the network has not taken yet. */
  readonly unsentBytes: number;
  write(bytes: Buffer): void;
  /** Cuts the connection without a closing handshake. */
  cut(): void;
  /** Where it stands in its group; kept by FanOut. */
  place: Place | undefined;
}

/** How far a socket has got in what its group is sent. */
export interface Place {
  readonly group: Group;
  /** Numbers of the next frames to write. */
  ordered: number;
  talk: number;
  /** Lines of talk that it was not sent and has not been told of. */
  missed: number;
}

interface Talk {
  readonly frame: Buffer;
  readonly lines: number;
}

interface Group {
  readonly id: number;
  readonly sinks: Set<Sink>;
  /** Frames that somebody has still to get; `first` is the number of the first one. */
  readonly ordered: { first: number; frames: Buffer[] };
  readonly talk: { first: number; frames: Talk[] };
  /** Rounds that are under way or wait. */
  rounds: number;
  /** Lanes in which a round waits that has not begun, so that another one would be of no use. */
  readonly waiting: Set<Lane>;
  /** What the last socket got, which most others get too. */
  joined: Joined | undefined;
}

/** The frames between these numbers, put together once. */
interface Joined {
  readonly ordered: number;
  readonly talk: number;
  readonly orderedEnd: number;
  readonly talkEnd: number;
  readonly bytes: Buffer | undefined;
}

interface Round {
  readonly group: Group;
  readonly lane: Lane;
  readonly sinks: Iterator<Sink>;
}

export interface FanOutOptions {
  /** Sockets written to before others are answered. At about 8 µs each, 64 take half a millisecond. */
  readonly framesPerTurn?: number;
  /** A socket with more unsent bytes gets no talk. */
  readonly slowBytes?: number;
  /** A socket with more unsent bytes is cut off; its page comes back by resuming. */
  readonly maxUnsentBytes?: number;
}

/**
 * Writes frames to the sockets of this process. A round visits all sockets of a group, in turns, the most urgent round
 * first; each socket visited gets, in one write, everything its group has that it lacks. So no socket ever gets two
 * frames of `urgent` and `state` out of order, and one that is behind catches up at the cost of one write.
 */
export class FanOut implements Outlet {
  readonly #framesPerTurn: number;
  readonly #slowBytes: number;
  readonly #maxUnsentBytes: number;
  readonly #groups = new Map<number, Group>();
  readonly #rounds: Record<Lane, Round[]> = { urgent: [], state: [], talk: [] };
  #nextTurn: NodeJS.Immediate | undefined;

  constructor({
    framesPerTurn = 64,
    slowBytes = 256 * 1024,
    maxUnsentBytes = 4 * 1024 * 1024,
  }: FanOutOptions = {}) {
    this.#framesPerTurn = framesPerTurn;
    this.#slowBytes = slowBytes;
    this.#maxUnsentBytes = maxUnsentBytes;
  }

  join(sink: Sink, groupId: number): void {
    this.leave(sink);
    const group = this.#groups.get(groupId) ?? newGroup(groupId);
    this.#groups.set(groupId, group);
    group.sinks.add(sink);
    sink.place = { group, ordered: endOf(group.ordered), talk: endOf(group.talk), missed: 0 };
  }

  leave(sink: Sink): void {
    const group = sink.place?.group;
    if (!group) return;
    sink.place = undefined;
    group.sinks.delete(sink);
    if (group.sinks.size === 0) this.#groups.delete(group.id);
  }

  publish(groupId: number, lane: Lane, frame: Buffer, lines: number): void {
    const group = this.#groups.get(groupId);
    if (!group) return;
    if (lane === 'talk') group.talk.frames.push({ frame, lines });
    else group.ordered.frames.push(frame);
    if (!group.waiting.has(lane)) {
      group.waiting.add(lane);
      group.rounds += 1;
      this.#rounds[lane].push({ group, lane, sinks: group.sinks.values() });
    }
    // An edge needs longer than this process, so whoever publishes hands the frame to the edges first.
    if (lane === 'urgent') queueMicrotask(() => this.#takeTurn());
    else this.#nextTurn ??= setImmediate(() => this.#takeTurn());
  }

  /** Writes a frame to one socket, after what its group has for it. A slow socket gets no talk. */
  send(sink: Sink, frame: Buffer, lane: Lane): void {
    if (lane === 'talk' && sink.unsentBytes > this.#slowBytes) {
      if (sink.place) sink.place.missed += 1;
      return;
    }
    this.#bringUpToDate(sink);
    this.#write(sink, frame);
  }

  close(): void {
    clearImmediate(this.#nextTurn);
    this.#groups.clear();
  }

  /** Visits sockets, of the most urgent round first; what is left waits until others had their turn. */
  #takeTurn(): void {
    clearImmediate(this.#nextTurn);
    let left = this.#framesPerTurn;
    for (let round = this.#nextRound(); round && left > 0; round = this.#nextRound())
      left -= this.#visit(round, left);
    this.#nextTurn = this.#nextRound() ? setImmediate(() => this.#takeTurn()) : undefined;
  }

  /** Goes on with a round, until so many sockets were written to or it ends. Returns how many were. */
  #visit(round: Round, limit: number): number {
    round.group.waiting.delete(round.lane);
    let written = 0;
    while (written < limit) {
      const { value: sink, done } = round.sinks.next();
      if (done) {
        this.#endRound(round);
        break;
      }
      if (this.#bringUpToDate(sink)) written += 1;
    }
    return written;
  }

  #nextRound(): Round | undefined {
    return this.#rounds.urgent[0] ?? this.#rounds.state[0] ?? this.#rounds.talk[0];
  }

  /** When the last round of a group has ended, everybody has everything. */
  #endRound({ group, lane }: Round): void {
    this.#rounds[lane].shift();
    group.rounds -= 1;
    if (group.rounds > 0) return;
    for (const queue of [group.ordered, group.talk]) {
      queue.first = endOf(queue);
      queue.frames = [];
    }
    group.joined = undefined;
  }

  /** Writes what a socket lacks of its group. False where that is nothing. */
  #bringUpToDate(sink: Sink): boolean {
    const { place } = sink;
    if (!place) return false;
    const { group } = place;
    const [ordered, talk] = [endOf(group.ordered), endOf(group.talk)];
    if (place.ordered === ordered && place.talk === talk) return false;
    let from = place.talk;
    if (from < talk && sink.unsentBytes > this.#slowBytes) {
      for (; from < talk; from++) place.missed += group.talk.frames[from - group.talk.first]?.lines ?? 0;
    } else if (from < talk && place.missed > 0) {
      sink.write(missedFrame(place.missed));
      place.missed = 0;
    }
    const bytes = waitingBytes(group, place.ordered, from);
    place.ordered = ordered;
    place.talk = talk;
    if (bytes) this.#write(sink, bytes);
    return bytes !== undefined;
  }

  #write(sink: Sink, bytes: Buffer): void {
    if (sink.unsentBytes > this.#maxUnsentBytes) sink.cut();
    else sink.write(bytes);
  }
}

function newGroup(id: number): Group {
  return {
    id,
    sinks: new Set(),
    ordered: { first: 0, frames: [] },
    talk: { first: 0, frames: [] },
    rounds: 0,
    waiting: new Set(),
    joined: undefined,
  };
}

function endOf({ first, frames }: { first: number; frames: readonly unknown[] }): number {
  return first + frames.length;
}

/** The frames of a group from these numbers on, as one run of bytes that all who lack the same share. */
function waitingBytes(group: Group, ordered: number, talk: number): Buffer | undefined {
  const { joined } = group;
  const [orderedEnd, talkEnd] = [endOf(group.ordered), endOf(group.talk)];
  const isSame =
    joined?.ordered === ordered &&
    joined.talk === talk &&
    joined.orderedEnd === orderedEnd &&
    joined.talkEnd === talkEnd;
  if (isSame) return joined.bytes;
  const frames = group.ordered.frames.slice(ordered - group.ordered.first);
  for (const { frame } of group.talk.frames.slice(talk - group.talk.first)) frames.push(frame);
  const bytes = frames.length < 2 ? frames[0] : Buffer.concat(frames);
  group.joined = { ordered, talk, orderedEnd, talkEnd, bytes };
  return bytes;
}
