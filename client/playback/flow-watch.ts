import type { MediaKind } from '../../shared/media/contract.ts';
import { statsOf, sumOf } from '../media/stats.ts';
import type { WhepPlayer } from './whep-player.ts';

/** Nothing for so long is more than a network's hiccup. */
const SILENCE_MS = 3000;
const LOOK_EVERY_MS = 100;

const inbound = (report: ReadonlyMap<string, unknown>, wanted: MediaKind) =>
  statsOf(report, 'inbound-rtp').filter(({ kind }) => kind === wanted);

/** Watches whether packets of a kind arrive: connection states come later, or never where the sender alone is gone. */
export class FlowWatch {
  #packets = -1;
  #movedAt = 0;

  /** Takes a stats report of now; true once nothing has arrived for three seconds. */
  isSilent(report: ReadonlyMap<string, unknown>, kind: MediaKind, now = performance.now()): boolean {
    const packets = sumOf(inbound(report, kind), 'packetsReceived');
    if (packets === this.#packets) return now - this.#movedAt >= SILENCE_MS;
    this.#packets = packets;
    this.#movedAt = now;
    return false;
  }
}

/** Waits until a player decodes its picture, or receives its sound where that is all there is; false where it doesn't in time. */
export async function showsPicture(player: WhepPlayer, kind: MediaKind, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  const field = kind === 'video' ? 'framesDecoded' : 'packetsReceived';
  while (performance.now() < until) {
    // getStats rejects once the connection is closed.
    const report = await player.connection.getStats().catch(() => undefined);
    if (!report || player.ended) return false;
    if (sumOf(inbound(report as ReadonlyMap<string, unknown>, kind), field) > 0) return true;
    await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return false;
}
