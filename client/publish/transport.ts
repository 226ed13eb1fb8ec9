import type { Device, types } from 'mediasoup-client';
import type { RequestResult } from '../../shared/protocol.ts';
import type { MediaRoomAccess, PathState } from '../media/session.ts';

type Opened = RequestResult<'media.open'>;

/** Makes the browser's end of a transport to send on that the server has opened, and sees to its signalling. */
export function createTransport(
  room: MediaRoomAccess,
  device: Device,
  opened: Opened,
  onPath: (path: PathState) => void,
): types.Transport {
  const transport = device.createSendTransport(opened as unknown as types.TransportOptions);
  transport.on('connect', ({ dtlsParameters }, ok) => {
    // Not waiting for the answer saves a round trip: the server hears it long before the handshake gets there.
    room.send('media.connect', { transportId: transport.id, dtlsParameters }).catch(() => onPath('closed'));
    ok();
  });
  transport.on('connectionstatechange', path => onPath(path));
  return transport;
}

/** Finds a new way through the network for the same transport. */
export async function restartIce(room: MediaRoomAccess, transport: types.Transport): Promise<void> {
  const { iceParameters } = await room.send('media.restartIce', { transportId: transport.id });
  await transport.restartIce({ iceParameters: iceParameters as unknown as types.IceParameters });
}

/** Closes both ends. The server's may be gone already, with its worker or its connection. */
export function closeTransport(room: MediaRoomAccess, transport: types.Transport): void {
  if (transport.closed) return;
  transport.close();
  room.send('media.close', { transportId: transport.id }).catch(() => {});
}
