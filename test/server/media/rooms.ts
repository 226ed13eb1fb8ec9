import { ShowIngest } from '../../../server/media/ingest/show-ingest.ts';
import type { Media, MediaRoom } from '../../../server/media/media.ts';
import type { RouterContext } from '../../../server/media/media-peer.ts';
import { AUDIO, DTLS, VIDEO } from './media-parameters.ts';

/** A show's room with its router, and what accepts an encoder in it. */
export async function openRoom(
  media: Media,
): Promise<{ room: MediaRoom; context: RouterContext; ingest: ShowIngest }> {
  const room = await media.openRoom('autumn', () => {});
  if (!room.routerContext) throw new Error('The room has no media.');
  const settings = { keyVersion: 1, input: 'encoder' } as const;
  const ingest = new ShowIngest({ show: 'autumn', secret: 'secret', settings, room, onSignal: () => {} });
  return { room, context: room.routerContext, ingest };
}

/** A studio that sends sound and a picture; simulcast VP8 unless given. */
export async function publish(room: MediaRoom, video = VIDEO): Promise<void> {
  const peer = room.openPeer('host');
  const { id: transportId } = await peer.handle('media.open', {});
  await peer.handle('media.connect', { transportId, dtlsParameters: DTLS });
  for (const [kind, rtpParameters] of [
    ['audio', AUDIO],
    ['video', video],
  ] as const)
    await peer.handle('media.produce', {
      transportId,
      kind,
      rtpParameters,
      sender: 'studio',
      takeOver: false,
    });
}
