/** A step of a stream's time that differs by more than this from the time that has passed is a jump. */
const JUMP_MS = 1000;
/** No encoder's time goes back in earnest; this much is left to those that round. */
const JUMP_BACK_MS = 250;
/** More jumps than these within so long are not told: an encoder without any clock goes on as it can. */
const MAX_JUMPS = 3;
const JUMPS_WITHIN_MS = 10_000;

type Kind = 'video' | 'audio';

interface Track {
  /** The encoder's time of the newest packet, unwrapped. */
  readonly encoderTime: number;
  /** What is taken from the encoder's time to get ours. */
  readonly offset: number;
  /** When it came, by any clock in milliseconds. */
  readonly at: number;
}

export interface StreamTime {
  /** Milliseconds from the connection's first packet on, without jumps. */
  readonly time: number;
  /** True where the encoder's clock has jumped with this packet, and doesn't do so all the time. */
  readonly isJump: boolean;
}

/**
 * Turns an encoder's timestamps into a time that only goes forward. Encoders' timestamps start again at 0 after 2³²
 * milliseconds, or when the encoder starts its clock anew, or jump with the clock of its machine.
 */
export class StreamClock {
  #jumps: number[] = [];
  readonly #tracks: Partial<Record<Kind, Track>> = {};

  /**
   * @param timestamp modulo 2³²
   * @param now any clock in milliseconds
   */
  read(kind: Kind, timestamp: number, now: number): StreamTime {
    const before = this.#tracks[kind];
    const other = this.#tracks[kind === 'video' ? 'audio' : 'video'];
    const reference = before ?? other;
    // The signed difference of 32 bits is right on both sides of a wrap.
    const encoderTime = reference
      ? reference.encoderTime + ((timestamp - reference.encoderTime) | 0)
      : timestamp;
    const { offset, isJump } = place(encoderTime, now, before, other);
    this.#tracks[kind] = { encoderTime, offset, at: now };
    return { time: encoderTime - offset, isJump: isJump && this.#isTold(now) };
  }

  #isTold(now: number): boolean {
    this.#jumps = [...this.#jumps, now].filter(at => now - at < JUMPS_WITHIN_MS);
    return this.#jumps.length <= MAX_JUMPS;
  }
}

function place(encoderTime: number, now: number, before: Track | undefined, other: Track | undefined) {
  const isNearOther = other !== undefined && Math.abs(encoderTime - other.encoderTime) <= JUMP_MS;
  if (!before) {
    // The first packet of all is at 0; of the second track, beside the first one where their clocks agree.
    if (isNearOther) return { offset: other.offset, isJump: false };
    return { offset: encoderTime - (other ? timeOf(other) : 0), isJump: false };
  }
  const step = encoderTime - before.encoderTime;
  const passed = now - before.at;
  const isSmooth = step >= -JUMP_BACK_MS && (step <= JUMP_MS || Math.abs(step - passed) <= JUMP_MS);
  if (isSmooth) return { offset: before.offset, isJump: false };
  // One track follows the other's jump: they are in sync again by the same offset.
  if (isNearOther && other.offset !== before.offset) return { offset: other.offset, isJump: false };
  return { offset: encoderTime - (timeOf(before) + Math.min(passed, JUMP_MS)), isJump: true };
}

const timeOf = ({ encoderTime, offset }: Track): number => encoderTime - offset;
