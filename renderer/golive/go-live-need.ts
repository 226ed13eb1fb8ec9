/** What is missing for going live, the most basic first. */
export type GoLiveNeed = 'connection' | 'media' | 'source';

/** What is missing for going live; undefined if nothing is. */
export function goLiveNeed(has: {
  isJoined: boolean;
  /** True if the server can carry picture and sound. */
  hasMedia: boolean;
  /** True if there is a camera, a microphone or an encoder to send. */
  hasSource: boolean;
}): GoLiveNeed | undefined {
  if (!has.isJoined) return 'connection';
  if (!has.hasMedia) return 'media';
  return has.hasSource ? undefined : 'source';
}
