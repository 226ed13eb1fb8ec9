import { numberOf, selectedPairOf } from './stats.ts';

/** Consecutive readings without a received byte that make a stall; the server sends RTCP at least once a second. */
const STALLED_READINGS = 2;

/** Detects that nothing arrives on the selected candidate pair, seconds before `connectionState` says so. */
export class StallDetector {
  #received = -1;
  #idle = 0;

  /** Takes a stats report, one each second; returns true once when a stall begins. */
  read(report: ReadonlyMap<string, unknown>): boolean {
    const pair = selectedPairOf(report);
    const received = numberOf(pair, 'bytesReceived');
    const isIdle = pair !== undefined && received === this.#received;
    this.#received = received;
    this.#idle = isIdle ? this.#idle + 1 : 0;
    return this.#idle === STALLED_READINGS;
  }
}
