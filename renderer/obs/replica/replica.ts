/** Everything of OBS that the studio shows, as plain data: read in full on every connection, kept true by events. */
export interface ObsReplica {
  /** From the top of OBS's own list to its end. */
  readonly scenes: readonly string[];
  /** The scene that OBS sends and records. */
  readonly program: string;
  /** The scene that is being prepared; only in studio mode. */
  readonly preview: string | undefined;
  readonly studioMode: boolean;
  readonly transitions: readonly string[];
  readonly transition: ObsTransition;
  /** Whether a scene is on its way to program now; OBS takes no other one meanwhile. */
  readonly transitioning: boolean;
  /** What each scene shows, the topmost layer first. */
  readonly items: Readonly<Record<string, readonly ObsItem[]>>;
  /** Inputs that have sound, in OBS's order. */
  readonly inputs: readonly ObsInput[];
  /** By source or scene; those without filters have no entry. */
  readonly filters: Readonly<Record<string, readonly ObsFilter[]>>;
  readonly outputs: ObsOutputs;
  readonly stats: ObsStats;
}

export interface ObsTransition {
  readonly name: string;
  /** Undefined where the transition has its own, as a cut or a stinger. */
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
  /** 0 is as loud as it came; OBS goes from -100 to +26. */
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
  /** Undefined where the replay buffer is not switched on in OBS's settings. */
  readonly replay: ObsOutputPhase | undefined;
  /** Undefined where this OBS has no virtual camera. */
  readonly virtualCamera: ObsOutputPhase | undefined;
}

/** What OBS says about itself, once a second. */
export interface ObsStats {
  readonly cpuPercent: number;
  readonly memoryMb: number;
  readonly diskFreeMb: number;
  readonly framesPerSecond: number;
  readonly renderMs: number;
  /** Frames that were not drawn in time, of all since OBS started. */
  readonly lateFrames: number;
  readonly frames: number;
  readonly recordedMs: number;
  readonly stream: ObsStreamStats;
}

export interface ObsStreamStats {
  readonly durationMs: number;
  readonly bytes: number;
  /** 0 is a free path, 1 one that takes nothing more. */
  readonly congestion: number;
  /** Frames that the encoder or the path was too slow for, of all of this stream. */
  readonly droppedFrames: number;
  readonly frames: number;
}

/**
 * What was read of the outputs, with what only events tell: asked in between, OBS calls an output that is starting
 * off, and one that is stopping on.
 */
export function withPassing(read: ObsOutputs, before: ObsOutputs): ObsOutputs {
  const phase = <N extends keyof ObsOutputs>(name: N): ObsOutputs[N] => {
    const isPassing =
      (before[name] === 'starting' && read[name] === 'off') ||
      (before[name] === 'stopping' && read[name] === 'on');
    return isPassing ? before[name] : read[name];
  };
  return {
    stream: phase('stream'),
    record: phase('record'),
    replay: phase('replay'),
    virtualCamera: phase('virtualCamera'),
  };
}

/** Whether an output runs, or is on its way to. */
export const isActive = (phase: ObsOutputPhase | undefined): boolean =>
  phase !== undefined && phase !== 'off';
