/** The parts of a browser that are looked at: its globals, or what a test puts in their place. */
export type Scope = Readonly<Record<string, unknown>>;

const here = globalThis as unknown as Scope;

const prototypeOf = (scope: Scope, name: string): object | undefined =>
  (scope[name] as { prototype?: object } | undefined)?.prototype;

/** Whether a track's frames can be read, and a new track's written, apart from the page. */
const hasTrackStreams = (scope: Scope): boolean =>
  'MediaStreamTrackProcessor' in scope && 'MediaStreamTrackGenerator' in scope;

/** What the browser lacks for putting a picture together and sending it, by the names of the standards. */
export function missingAbilities(scope: Scope = here): string[] {
  const needed: [name: string, isThere: boolean][] = [
    ...['RTCPeerConnection', 'VideoFrame', 'OffscreenCanvas', 'AudioWorkletNode'].map(
      (name): [string, boolean] => [name, name in scope],
    ),
    [
      'requestVideoFrameCallback',
      hasTrackStreams(scope) || 'requestVideoFrameCallback' in (prototypeOf(scope, 'HTMLVideoElement') ?? {}),
    ],
    [
      'captureStream',
      hasTrackStreams(scope) || 'captureStream' in (prototypeOf(scope, 'HTMLCanvasElement') ?? {}),
    ],
  ];
  return needed.flatMap(([name, isThere]) => (isThere ? [] : [name]));
}

/**
 * Whether the picture goes on while the window is hidden or minimised. Without streams of frames they pass through
 * elements of the page, which browsers hold still then.
 */
export const drawsWhenHidden = (scope: Scope = here): boolean => hasTrackStreams(scope);
