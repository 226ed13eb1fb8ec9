import { WebRTCPlayer } from '@eyevinn/webrtc-player';
import { WHIPClient } from '@eyevinn/whip-web-client';

/** What a test asks of the page: a WHEP player and a WHIP client that are not ours. */
declare global {
  interface Window {
    play(address: string): Promise<void>;
    send(address: string, token: string): Promise<void>;
    /** Sends by WHIP with the picture's section first, and without the SSRCs of its tracks in the offer. */
    sendWithoutSsrcs(address: string, token: string): Promise<void>;
    stopSending(): Promise<void>;
  }
}

let client: WHIPClient | undefined;

window.play = async address => {
  const video = document.querySelector('video') as HTMLVideoElement;
  const player = new WebRTCPlayer({ video, type: 'whep', iceServers: [] });
  await player.load(new URL(address));
};

window.send = async (address, token) => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  client = new WHIPClient({ endpoint: address, opts: { authkey: token, iceServers: [] } });
  await client.ingest(stream);
};

window.sendWithoutSsrcs = async (address, token) => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
  const connection = new RTCPeerConnection();
  for (const track of [...stream.getVideoTracks(), ...stream.getAudioTracks()])
    connection.addTransceiver(track, { direction: 'sendonly' });
  await connection.setLocalDescription();
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` },
    body: connection.localDescription?.sdp.replace(/^a=ssrc.*\r\n/gm, '') ?? '',
  });
  await connection.setRemoteDescription({ type: 'answer', sdp: await response.text() });
};

window.stopSending = async () => {
  await client?.destroy();
};
