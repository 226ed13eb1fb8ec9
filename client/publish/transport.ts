import type { Device, types } from 'mediasoup-client';
import type { RequestResult } from '../../shared/show/protocol.ts';
import type { MediaRoomAccess } from '../media/session.ts';

/** The server's end of a transport. */
export type Opened = RequestResult<'media.open'>;

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

/**
 * Restarts ICE on this end only: it gathers new candidates and sends checks with new credentials of its own, while those
 * of the server stay the same. That needs no signalling, so it works although the room's connection is most likely lost
 * along with the media path: mediasoup is an ICE lite agent (RFC 8445, 2.5) that accepts checks from any address that
 * knows its credentials, and sends to the nominated one.
 */
export function restartIce(transport: types.Transport, { iceParameters }: Opened): Promise<void> {
  return transport.restartIce({ iceParameters: iceParameters as unknown as types.IceParameters });
}

/** Closes both ends. The server's may be gone already, with its worker or the room's connection. */
export function closeTransport(room: MediaRoomAccess, transport: types.Transport): void {
  if (transport.closed) return;
  transport.close();
  room.send('media.close', { transportId: transport.id }).catch(() => {});
}
