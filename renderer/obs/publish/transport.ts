import type { IngestAddress } from '../../../shared/ingest.ts';
import type { ObsOutputs, ObsReplica } from '../replica/replica.ts';
import { isActive } from '../replica/replica.ts';
import type { ObsTarget } from './profile.ts';

/** How OBS's program comes into the show. */
export type ObsWay = 'virtual-camera' | 'whip' | 'rtmp';

/** Outputs of OBS beside its stream, which keep its settings from being changed while they run. */
export const SIDE_OUTPUTS = ['record', 'replay', 'virtualCamera'] as const satisfies (keyof ObsOutputs)[];
export type SideOutput = (typeof SIDE_OUTPUTS)[number];

export const runningBeside = ({ outputs }: ObsReplica): SideOutput[] =>
  SIDE_OUTPUTS.filter(name => isActive(outputs[name]));

/** OBS sends by WHIP since version 30, in builds that have that part. */
const WHIP_SINCE = 30;

/** Where this OBS can send to, the best first. */
export function targetsOf(version: string, { whip, rtmp }: IngestAddress): ObsTarget[] {
  const major = Number.parseInt(version, 10);
  return [
    ...(major >= WHIP_SINCE ? [{ way: 'whip' as const, ...whip }] : []),
    ...(rtmp ? [{ way: 'rtmp' as const, ...rtmp }] : []),
  ];
}

/** Why OBS could not be put on air, where it is not an ObsFailure or a CommandError. */
export type ObsAirReason =
  | 'streaming' // it streams to somewhere else, and that is not ours to end
  | 'busy' // it records, or keeps a replay buffer or a virtual camera
  | 'no-ffmpeg' // OBS is too old for WHIP, and the server has no ffmpeg for RTMP
  | 'port-taken' // OBS is too old for WHIP, and the server's RTMP port is taken
  | 'not-started'; // OBS was told to send and has stopped at once

export class ObsAirProblem extends Error {
  readonly reason: ObsAirReason;
  /** What runs, where that is the problem. */
  readonly running: readonly SideOutput[];

  constructor(reason: ObsAirReason, running: readonly SideOutput[] = []) {
    super(reason);
    this.name = 'ObsAirProblem';
    this.reason = reason;
    this.running = running;
  }
}

/** The way that will most likely be taken; which one it was is told once OBS is on air. */
export function likelyWay({ outputs }: ObsReplica, version: string, isOwnMachine: boolean): ObsWay {
  if (outputs.virtualCamera !== undefined && isOwnMachine) return 'virtual-camera';
  return Number.parseInt(version, 10) >= WHIP_SINCE ? 'whip' : 'rtmp';
}
