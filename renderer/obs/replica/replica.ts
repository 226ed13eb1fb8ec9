/** The state of OBS that the studio shows, as plain data: read in full on every connection, updated by events. */
export interface ObsReplica {
  /** In the order of OBS's own list. */
  readonly scenes: readonly string[];
  /** Name of the scene on program. */
  readonly program: string;
  /** Name of the scene on preview; only in studio mode. */
  readonly preview: string | undefined;
  readonly studioMode: boolean;
  readonly transitions: readonly string[];
  readonly transition: ObsTransition;
  /** True during a transition, when OBS accepts no other scene. */
  readonly transitioning: boolean;
  /** Scene items by scene, the topmost layer first. */
  readonly items: Readonly<Record<string, readonly ObsItem[]>>;
  /** Audio inputs, in OBS's order. */
  readonly inputs: readonly ObsInput[];
  /** By source or scene; no entry without filters. */
  readonly filters: Readonly<Record<string, readonly ObsFilter[]>>;
  readonly outputs: ObsOutputs;
  readonly stats: ObsStats;
}

export interface ObsTransition {
  readonly name: string;
  /** Undefined if the transition has a fixed duration, as a cut or a stinger. */
  readonly durationMs: number | undefined;
}

export interface ObsItem {
  readonly id: number;
  readonly name: string;
  readonly enabled: boolean;
}

export interface ObsInput {
  readonly name: string;
  readonly muted: boolean;
  /** 0 is unchanged; OBS's range is -100 to +26. */
  readonly volumeDb: number;
}

export interface ObsFilter {
  readonly name: string;
  readonly enabled: boolean;
}

export type ObsOutputPhase = 'off' | 'starting' | 'on' | 'paused' | 'reconnecting' | 'stopping';

export interface ObsOutputs {
  readonly stream: ObsOutputPhase;
  readonly record: ObsOutputPhase;
  /** Undefined if the replay buffer is not enabled in OBS's settings. */
  readonly replay: ObsOutputPhase | undefined;
  /** Undefined if this OBS has no virtual camera. */
  readonly virtualCamera: ObsOutputPhase | undefined;
}

/** OBS's statistics, polled once a second. */
export interface ObsStats {
  readonly cpuPercent: number;
  readonly memoryMb: number;
  readonly diskFreeMb: number;
  readonly framesPerSecond: number;
  readonly renderMs: number;
  /** Frames that were rendered too late since OBS started; `frames` is the total. */
  readonly lateFrames: number;
  readonly frames: number;
  readonly recordedMs: number;
  readonly stream: ObsStreamStats;
}

export interface ObsStreamStats {
  readonly durationMs: number;
  readonly bytes: number;
  /** From 0 (none) to 1 (nothing gets through). */
  readonly congestion: number;
  /** Frames of this stream dropped as encoder or network was too slow; `frames` is the total. */
  readonly droppedFrames: number;
  readonly frames: number;
}

/**
 * Keeps the phases `starting` and `stopping`, which only events report, over a read of the outputs: OBS reports a
 * starting output as off and a stopping one as on.
 */
export function keepTransitional(read: ObsOutputs, before: ObsOutputs): ObsOutputs {
  const phase = <N extends keyof ObsOutputs>(name: N): ObsOutputs[N] => {
    const isTransitional =
      (before[name] === 'starting' && read[name] === 'off') ||
      (before[name] === 'stopping' && read[name] === 'on');
    return isTransitional ? before[name] : read[name];
  };
  return {
    stream: phase('stream'),
    record: phase('record'),
    replay: phase('replay'),
    virtualCamera: phase('virtualCamera'),
  };
}

/** True if an output is in any phase but off. */
export const isActive = (phase: ObsOutputPhase | undefined): boolean =>
  phase !== undefined && phase !== 'off';
