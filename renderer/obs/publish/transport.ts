import type { IngestAddress } from '../../../shared/ingest/protocol.ts';
import type { ObsOutputs, ObsReplica } from '../replica/replica.ts';
import { isActive } from '../replica/replica.ts';

/** How OBS's program gets into the show. */
export type ObsTransport = 'virtual-camera' | 'whip' | 'rtmp';

/** Where OBS streams its program to. */
export type StreamTarget =
  | { readonly transport: 'rtmp'; readonly server: string; readonly key: string }
  | { readonly transport: 'whip'; readonly address: string; readonly token: string };

/** Outputs other than the stream; while one is active, OBS can't change its profile. */
export const SIDE_OUTPUTS = ['record', 'replay', 'virtualCamera'] as const satisfies (keyof ObsOutputs)[];
export type SideOutput = (typeof SIDE_OUTPUTS)[number];

export const activeSideOutputs = ({ outputs }: ObsReplica): SideOutput[] =>
  SIDE_OUTPUTS.filter(name => isActive(outputs[name]));

/** The first version of OBS with WHIP; some builds lack it. */
const WHIP_SINCE = 30;

/** The targets that this version of OBS can stream to, the best first. */
export function streamTargets(version: string, { whip, rtmp }: IngestAddress): StreamTarget[] {
  const major = Number.parseInt(version, 10);
  return [
    ...(major >= WHIP_SINCE ? [{ transport: 'whip' as const, ...whip }] : []),
    ...(rtmp ? [{ transport: 'rtmp' as const, ...rtmp }] : []),
  ];
}

/** Why OBS could not be put on air, other than an ObsError or a CommandError. */
export type ObsPublishErrorCode =
  | 'streaming' // OBS streams to another service, which Vitrine must not end
  | 'busy' // an output other than the stream is active
  | 'no-ffmpeg' // OBS is too old for WHIP, and the server has no ffmpeg for RTMP
  | 'port-taken' // OBS is too old for WHIP, and the server's RTMP port is taken
  | 'not-started'; // the stream stopped while it was starting

export class ObsPublishError extends Error {
  readonly code: ObsPublishErrorCode;
  /** The active outputs, for the code `busy`. */
  readonly running: readonly SideOutput[];

  constructor(code: ObsPublishErrorCode, running: readonly SideOutput[] = []) {
    super(code);
    this.name = 'ObsPublishError';
    this.code = code;
    this.running = running;
  }
}

/** The transport that will be tried first; the state of ObsPublisher has the one in use. */
export function preferredTransport(
  { outputs }: ObsReplica,
  version: string,
  isOwnMachine: boolean,
): ObsTransport {
  if (outputs.virtualCamera !== undefined && isOwnMachine) return 'virtual-camera';
  return Number.parseInt(version, 10) >= WHIP_SINCE ? 'whip' : 'rtmp';
}
