/**
 * The header extension that carries when a frame was captured, through the server to the viewer. Browsers know it and
 * leave it out unless asked. https://webrtc.googlesource.com/src/+/main/docs/native-code/rtp-hdrext/abs-capture-time
 */
const CAPTURE_TIME = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time';

/** https://www.w3.org/TR/webrtc-extensions/#rtcrtptransceiver-interface-extensions; not every browser has it yet. */
interface HeaderExtension {
  readonly uri: string;
  direction: RTCRtpTransceiverDirection;
}
interface WithHeaderExtensions {
  getHeaderExtensionsToNegotiate?(): HeaderExtension[];
  setHeaderExtensionsToNegotiate?(extensions: HeaderExtension[]): void;
}

/** Asks for capture times in what a transceiver will negotiate; nothing changes where the browser doesn't know them. */
export function askForCaptureTime(transceiver: RTCRtpTransceiver & WithHeaderExtensions): void {
  const extensions = transceiver.getHeaderExtensionsToNegotiate?.();
  const wanted = extensions?.find(({ uri, direction }) => uri === CAPTURE_TIME && direction === 'stopped');
  if (!extensions || !wanted) return;
  wanted.direction = 'sendrecv';
  transceiver.setHeaderExtensionsToNegotiate?.(extensions);
}

let asked = false;

/**
 * Makes every connection of this page ask for capture times. mediasoup-client makes its transceivers itself and gives
 * no way to them before it negotiates, so the method by which a connection gets one is wrapped.
 */
export function sendCaptureTimes(): void {
  if (asked || typeof RTCPeerConnection === 'undefined') return;
  asked = true;
  const { addTransceiver } = RTCPeerConnection.prototype;
  RTCPeerConnection.prototype.addTransceiver = function (...args) {
    const transceiver = addTransceiver.apply(this, args);
    askForCaptureTime(transceiver);
    return transceiver;
  };
}

/** Milliseconds from the start of NTP's time, 1900, to that of computers, 1970. */
const NTP_AHEAD_MS = 2_208_988_800_000;
const VIDEO_TICKS_PER_MS = 90;

/** https://www.w3.org/TR/webrtc-extensions/#rtcrtpcontributingsource-extensions */
interface WithCaptureTime {
  readonly captureTimestamp?: number;
}

/**
 * When a frame of video was captured, in milliseconds since 1970 on the clock of whoever captured it; undefined while
 * the sender or the browser doesn't tell. The frame is named by its RTP timestamp, which a video element gives with
 * each frame (requestVideoFrameCallback); the receiver knows the time of the newest one.
 */
export function capturedAt(receiver: RTCRtpReceiver, rtpTimestamp: number): number | undefined {
  const [newest] = receiver.getSynchronizationSources() as (RTCRtpSynchronizationSource & WithCaptureTime)[];
  if (newest?.captureTimestamp === undefined) return undefined;
  // RTP timestamps are 32 bits and start anywhere, so only their difference means something, and it may wrap.
  const ticks = (rtpTimestamp - newest.rtpTimestamp) | 0;
  return newest.captureTimestamp - NTP_AHEAD_MS + ticks / VIDEO_TICKS_PER_MS;
}
