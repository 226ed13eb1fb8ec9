/** Whether this browser's buffers can be told how long to hold. */
export const canHold = (): boolean =>
  typeof RTCRtpReceiver !== 'undefined' && 'jitterBufferTarget' in RTCRtpReceiver.prototype;

const withOwnStream = (section: string): string =>
  section.replace(/^a=msid:\S+/m, `a=msid:${/^m=(\w+)/.exec(section)?.[1]}`);

/**
 * Takes sound and picture of an answer apart into two streams. Browsers hold the picture of a stream until the very
 * moment of its sound, some 40 ms longer than anybody can tell; apart, it is shown when it comes, and `keepInTime` sees
 * to it that they don't get too far from each other. Nothing changes in browsers whose buffers can't be told.
 */
export const apart = (sdp: string): string =>
  canHold()
    ? sdp
        .split(/^(?=m=)/m)
        .map(withOwnStream)
        .join('')
    : sdp;
