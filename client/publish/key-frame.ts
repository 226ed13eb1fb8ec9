/** https://w3c.github.io/webrtc-extensions/#rtcrtpsender-setparameters-keyframe; ignored by browsers without it. */
interface SenderWithKeyFrames {
  setParameters(
    parameters: RTCRtpSendParameters,
    options: { encodingOptions: { keyFrame: boolean }[] },
  ): Promise<void>;
}

/** Makes every layer of a video sender encode a key frame next. */
export async function sendKeyFrame(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  const encodingOptions = parameters.encodings.map(() => ({ keyFrame: true }));
  // An error, as of a sender that was just stopped, only means to wait until a receiver requests a key frame.
  await (sender as SenderWithKeyFrames).setParameters(parameters, { encodingOptions }).catch(() => {});
}

/**
 * Sends a key frame as soon as ICE has selected another path. What was sent in between is lost, and receivers would only
 * request one once they have given up on its retransmission.
 */
export function sendKeyFrameOnNewPath(sender: RTCRtpSender): void {
  const ice = sender.transport?.iceTransport;
  ice?.addEventListener('selectedcandidatepairchange', () => void sendKeyFrame(sender), { once: true });
}
