import { expect, onTestFinished, test } from 'vitest';
import { useH264 as h264, useOPUS as opus, RTCPeerConnection } from 'werift';
import { joinRoom, until } from '../../../support/room.ts';
import { TestServer } from '../../../support/server.ts';

test('an encoder that connects and sends nothing is taken off the air, and the crew is told why', async () => {
  // werift pairs no loopback addresses.
  const server = await TestServer.start(['--host', '0.0.0.0']);
  onTestFinished(() => server.stop());
  const host = await joinRoom(server, { token: server.hostToken });
  onTestFinished(() => host.close());
  const { address, token } = (await host.send('ingest.address', {})).whip;

  const connection = new RTCPeerConnection({ codecs: { video: [h264()], audio: [opus()] } });
  onTestFinished(() => connection.close());
  for (const kind of ['video', 'audio'] as const) connection.addTransceiver(kind, { direction: 'sendonly' });
  await connection.setLocalDescription(await connection.createOffer());
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` },
    body: connection.localDescription?.sdp ?? '',
  });
  const sdp = await response.text();
  expect(response.status, sdp).toBe(201);
  await connection.setRemoteDescription({ type: 'answer', sdp });

  await until(host, ({ live }) => live.ingest.state?.kind === 'sending', 'a connected encoder');
  const { live } = await until(host, view => view.live.ingest.state?.kind === 'problem', 'a problem');
  expect(live.ingest.state).toEqual({ kind: 'problem', protocol: 'whip', code: 'no-video' });
});
