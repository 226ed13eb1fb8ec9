import type { MediaPacket } from './media-packet.ts';

/** More is not kept: eight seconds at 8 Mbit/s are 8 MB. A stream without key frames would grow for ever. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * The pictures since the last key frame, so that somebody can be shown the present one before the next key frame, and the
 * newest sound.
 */
export class HeldGop {
  sound: MediaPacket | undefined;
  #packets: MediaPacket[] = [];
  #bytes = 0;

  /** A key frame first; empty before the first one, and where its group has become too large. */
  get packets(): readonly MediaPacket[] {
    return this.#packets;
  }

  add(packet: MediaPacket, isKeyFrame: boolean): void {
    if (isKeyFrame) this.clear();
    else if (this.#packets.length === 0) return;
    this.#packets.push(packet);
    this.#bytes += packet.data.length;
    if (this.#bytes > MAX_BYTES) this.clear();
  }

  clear(): void {
    this.#packets = [];
    this.#bytes = 0;
  }
}
