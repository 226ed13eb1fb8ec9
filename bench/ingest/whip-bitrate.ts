import { launchBrowser } from '../../test/support/browser.ts';
import { RtcClientsSite } from '../../test/support/rtc-clients.ts';

const AFTER_MS = 10_000;

interface Bitrates {
  readonly picture_first_kbps: number;
  readonly sound_first_kbps: number;
}

/**
 * What Chromium sends by WHIP after ten seconds, with one section and with the other first in its offer: a canvas full of
 * noise, which takes whatever bitrate there is.
 */
export async function whipBitrates(
  whip: { address: string; token: string },
  nobody: () => Promise<void>,
): Promise<Bitrates> {
  const site = await RtcClientsSite.open();
  try {
    const rates: number[] = [];
    for (const first of ['video', 'audio'] as const) {
      await nobody();
      const browser = await launchBrowser();
      try {
        const page = await browser.newPage();
        await page.goto(site.address);
        rates.push(await page.evaluate(sendNoise, { ...whip, first, afterMs: AFTER_MS }));
      } finally {
        await browser.close();
      }
    }
    const [picture_first_kbps = Number.NaN, sound_first_kbps = Number.NaN] = rates;
    return { picture_first_kbps, sound_first_kbps };
  } finally {
    site.close();
  }
}

/** Runs in the page: sends, and measures what goes out in the second after `afterMs`, in kbit/s. */
async function sendNoise(given: {
  address: string;
  token: string;
  first: 'audio' | 'video';
  afterMs: number;
}) {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [640, 360];
  const context = canvas.getContext('2d');
  setInterval(() => {
    const noise = context?.createImageData(640, 360);
    if (!context || !noise) return;
    const words = new Uint32Array(noise.data.buffer);
    let state = performance.now() | 1;
    for (let index = 0; index < words.length; index++) {
      state = (state * 1664525 + 1013904223) | 0;
      words[index] = state | 0xff000000;
    }
    context.putImageData(noise, 0, 0);
  }, 33);
  const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
  const tracks = [...canvas.captureStream(30).getVideoTracks(), ...sound.getAudioTracks()];
  const connection = new RTCPeerConnection();
  for (const track of tracks.toSorted(({ kind }) => (kind === given.first ? -1 : 1)))
    connection.addTransceiver(track, { direction: 'sendonly' });
  await connection.setLocalDescription();
  const response = await fetch(given.address, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', authorization: `Bearer ${given.token}` },
    body: connection.localDescription?.sdp ?? '',
  });
  await connection.setRemoteDescription({ type: 'answer', sdp: await response.text() });
  const sent = async () => {
    for (const stat of (await connection.getStats()).values())
      if (stat.type === 'outbound-rtp' && stat.kind === 'video')
        return { bytes: stat.bytesSent, at: stat.timestamp };
    return { bytes: 0, at: 0 };
  };
  const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
  while ((await sent()).bytes === 0) await wait(50);
  await wait(given.afterMs);
  const before = await sent();
  await wait(1000);
  const after = await sent();
  connection.close();
  return Math.round((8 * (after.bytes - before.bytes)) / (after.at - before.at));
}
