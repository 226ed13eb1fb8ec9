/**
 * RTP header extension with a frame's time of capture, which the server forwards to viewers. Browsers implement it but
 * don't offer it by default. https://webrtc.googlesource.com/src/+/main/docs/native-code/rtp-hdrext/abs-capture-time
 */
const CAPTURE_TIME = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time';

/** https://www.w3.org/TR/webrtc-extensions/#rtcrtptransceiver-interface-extensions; not in every browser. */
interface HeaderExtension {
  readonly uri: string;
  direction: RTCRtpTransceiverDirection;
}
interface WithHeaderExtensions {
  getHeaderExtensionsToNegotiate?(): HeaderExtension[];
  setHeaderExtensionsToNegotiate?(extensions: HeaderExtension[]): void;
}

/** Makes a transceiver negotiate abs-capture-time; does nothing if the browser doesn't implement it. */
export function requestCaptureTime(transceiver: RTCRtpTransceiver & WithHeaderExtensions): void {
  const extensions = transceiver.getHeaderExtensionsToNegotiate?.();
  const wanted = extensions?.find(({ uri, direction }) => uri === CAPTURE_TIME && direction === 'stopped');
  if (!extensions || !wanted) return;
  wanted.direction = 'sendrecv';
  transceiver.setHeaderExtensionsToNegotiate?.(extensions);
}

let isRequested = false;

/**
 * Makes every later RTCPeerConnection of this page negotiate abs-capture-time. mediasoup-client creates its transceivers
 * itself and gives no access to them before negotiating, so `addTransceiver` is wrapped.
 */
export function requestCaptureTimeEverywhere(): void {
  if (isRequested || typeof RTCPeerConnection === 'undefined') return;
  isRequested = true;
  const { addTransceiver } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.addTransceiver = function (...args) {
    const transceiver = addTransceiver.apply(this, args);
    requestCaptureTime(transceiver);
    return transceiver;
  };
}

/** Milliseconds from the NTP epoch (1900) to the Unix epoch (1970). */
const NTP_TO_UNIX_MS = 2_208_988_800_000;
const VIDEO_TICKS_PER_MS = 90;

/** https://www.w3.org/TR/webrtc-extensions/#rtcrtpcontributingsource-extensions */
interface WithCaptureTime {
  readonly captureTimestamp?: number;
}

/**
 * Time of capture of a video frame, in milliseconds since 1970 on the sender's clock; undefined if the sender doesn't
 * send it or the browser doesn't expose it. `rtpTimestamp` identifies the frame, as requestVideoFrameCallback reports it;
 * the receiver knows the capture time of the newest frame.
 */
export function capturedAt(receiver: RTCRtpReceiver, rtpTimestamp: number): number | undefined {
  const [newest] = receiver.getSynchronizationSources() as (RTCRtpSynchronizationSource & WithCaptureTime)[];
  if (newest?.captureTimestamp === undefined) return undefined;
  // RTP timestamps are 32 bits with a random start: only differences have a meaning, modulo 2^32.
  const ticks = (rtpTimestamp - newest.rtpTimestamp) | 0;
  return newest.captureTimestamp - NTP_TO_UNIX_MS + ticks / VIDEO_TICKS_PER_MS;
}
