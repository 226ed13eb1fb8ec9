/*
 * What a viewer's page lost of the sound and the picture over a long show, from the browser's own counters. Everything
 * here runs in the page, so the function stands for itself.
 */

/** Counted from the moment the page was opened. */
export interface Arrivals {
  /** One entry for each stream that was on air, in turn. */
  readonly streams: readonly {
    readonly soundMs: number;
    /** Sound that the browser had to make up because it came too late or never. */
    readonly madeUpMs: number;
    /** The same in the moments in which this stream began or ended. */
    readonly madeUpAtChangesMs: number;
  }[];
  readonly lostPackets: number;
  readonly frames: number;
  readonly freezes: number;
  readonly frozenMs: number;
}

declare global {
  interface Window {
    arrivals(): Promise<Arrivals>;
  }
}

/** Has a page keep the ledger; give it to addInitScript. */
export function installArrivalLedger(): void {
  const EVERY_MS = 500;
  const [BEFORE_MS, AFTER_MS] = [2000, 3000];
  const SAMPLES_PER_MS = 48;
  const COUNTERS = [
    'concealedSamples',
    'silentConcealedSamples',
    'totalSamplesReceived',
    'packetsLost',
    'framesDecoded',
    'freezeCount',
    'totalFreezesDuration',
  ] as const;
  type Counts = Record<(typeof COUNTERS)[number], number>;
  const none = (): Counts => Object.fromEntries(COUNTERS.map(name => [name, 0])) as Counts;

  const opened: { connection: RTCPeerConnection; at: number; last: Counts }[] = [];
  const grown: { connection: RTCPeerConnection; at: number; counts: Counts }[] = [];
  const Native = RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      opened.push({ connection: this, at: performance.now(), last: none() });
    }
  };
  const countsOf = async (connection: RTCPeerConnection): Promise<Counts> => {
    const counts = none();
    for (const stat of (await connection.getStats()).values()) {
      if (stat.type !== 'inbound-rtp') continue;
      for (const name of COUNTERS) counts[name] += stat[name] ?? 0;
    }
    return counts;
  };
  /** Only the newest stream that brings something is heard; one that ended has nothing more to lose. */
  const read = async () => {
    for (const entry of opened.toReversed()) {
      const now = await countsOf(entry.connection);
      if (now.totalSamplesReceived === 0) continue;
      const counts = none();
      for (const name of COUNTERS) counts[name] = now[name] - entry.last[name];
      entry.last = now;
      grown.push({ connection: entry.connection, at: performance.now(), counts });
      return;
    }
  };
  setInterval(() => void read(), EVERY_MS);

  window.arrivals = async () => {
    const isChange = (at: number) =>
      opened.some(entry => at > entry.at - BEFORE_MS && at < entry.at + AFTER_MS);
    const sum = (of: (counts: Counts) => number, some = grown) =>
      some.reduce((total, { counts }) => total + of(counts), 0);
    const madeUp = (counts: Counts) =>
      (counts.concealedSamples - counts.silentConcealedSamples) / SAMPLES_PER_MS;
    const streams = opened.map(({ connection }) => {
      const own = grown.filter(entry => entry.connection === connection);
      return {
        soundMs: sum(counts => counts.totalSamplesReceived / SAMPLES_PER_MS, own),
        madeUpMs: sum(
          madeUp,
          own.filter(({ at }) => !isChange(at)),
        ),
        madeUpAtChangesMs: sum(
          madeUp,
          own.filter(({ at }) => isChange(at)),
        ),
      };
    });
    return {
      streams,
      lostPackets: sum(counts => counts.packetsLost),
      frames: sum(counts => counts.framesDecoded),
      freezes: sum(counts => counts.freezeCount),
      frozenMs: sum(counts => counts.totalFreezesDuration * 1000),
    };
  };
}
