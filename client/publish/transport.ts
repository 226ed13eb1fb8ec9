import type { Device, types } from 'mediasoup-client';
import type { RequestResult } from '../../shared/show/protocol.ts';
import type { MediaRoomAccess } from '../media/session.ts';

type Opened = RequestResult<'media.open'>;

/** Creates the local end of a send transport that the server has opened, and handles its signalling. */
export function createTransport(
  room: MediaRoomAccess,
  device: Device,
  opened: Opened,
  onConnectionState: (state: RTCPeerConnectionState) => void,
): types.Transport {
  const transport = device.createSendTransport(opened as unknown as types.TransportOptions);
  transport.on('connect', ({ dtlsParameters }, ok) => {
    // Not waiting for the reply saves a round trip: the request is sent before the DTLS handshake starts.
    room
      .send('media.connect', { transportId: transport.id, dtlsParameters })
      .catch(() => onConnectionState('closed'));
    ok();
  });
  transport.on('connectionstatechange', state => onConnectionState(state));
  return transport;
}

/** Restarts ICE on both ends of a transport (RFC 8445, 2.4). */
export async function restartIce(room: MediaRoomAccess, transport: types.Transport): Promise<void> {
  const { iceParameters } = await room.send('media.restartIce', { transportId: transport.id });
  await transport.restartIce({ iceParameters: iceParameters as unknown as types.IceParameters });
}

/** Closes both ends. The server's may be gone already, with its worker or the room's connection. */
export function closeTransport(room: MediaRoomAccess, transport: types.Transport): void {
  if (transport.closed) return;
  transport.close();
  room.send('media.close', { transportId: transport.id }).catch(() => {});
}
