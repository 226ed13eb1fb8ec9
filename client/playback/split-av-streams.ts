/** True if `RTCRtpReceiver.jitterBufferTarget` is supported (https://www.w3.org/TR/webrtc-extensions/). */
export const supportsJitterBufferTarget = (): boolean =>
  typeof RTCRtpReceiver !== 'undefined' && 'jitterBufferTarget' in RTCRtpReceiver.prototype;

const withOwnStreamId = (section: string): string =>
  section.replace(/^a=msid:\S+/m, `a=msid:${/^m=(\w+)/.exec(section)?.[1]}`);

/**
 * Gives audio and video of an SDP answer separate stream ids (msid). Browsers synchronise the tracks of one stream
 * exactly, which delays video by some 40 ms more than anybody can notice; with separate streams it plays out as early as
 * possible, and `keepLipSync` limits the offset. Returns the SDP unchanged without support for jitterBufferTarget.
 */
export const splitAvStreams = (sdp: string): string =>
  supportsJitterBufferTarget()
    ? sdp
        .split(/^(?=m=)/m)
        .map(withOwnStreamId)
        .join('')
    : sdp;
