import type { Browser } from 'playwright';
import { installBarcode } from '../support/barcode.ts';

/**
 * The least that WebRTC can do: the same picture over one connection from a page to itself, without a server between.
 * Gives the age of each frame when it was shown, in milliseconds.
 */
export async function agesOverPlainConnection(
  browser: Browser,
  address: string,
  frames: number,
): Promise<number[]> {
  const context = await browser.newContext({ viewport: { width: 640, height: 360 } });
  await context.addInitScript(installBarcode);
  const page = await context.newPage();
  await page.goto(address);
  const ages = await page.evaluate(async count => {
    const [from, to] = [new RTCPeerConnection(), new RTCPeerConnection()];
    from.onicecandidate = ({ candidate }) => void to.addIceCandidate(candidate ?? undefined);
    to.onicecandidate = ({ candidate }) => void from.addIceCandidate(candidate ?? undefined);
    const video = document.createElement('video');
    Object.assign(video, { muted: true, autoplay: true, width: 640 });
    document.body.replaceChildren(video);
    to.ontrack = ({ streams: [stream] }) => {
      video.srcObject = stream ?? null;
    };
    const track = window.barcodeTrack();
    const { sender } = from.addTransceiver(track, { streams: [new MediaStream([track])] });
    await from.setLocalDescription();
    if (from.localDescription) await to.setRemoteDescription(from.localDescription);
    await to.setLocalDescription();
    if (to.localDescription) await from.setRemoteDescription(to.localDescription);
    const parameters = sender.getParameters();
    for (const encoding of parameters.encodings) encoding.maxBitrate = 2_500_000;
    await sender.setParameters(parameters);
    // The first seconds are the climb to the full picture.
    await window.barcodeAges(video, 150);
    return window.barcodeAges(video, count);
  }, frames);
  await context.close();
  return ages;
}
