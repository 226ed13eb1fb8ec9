import type { Watcher } from '../../client/playback/watcher.ts';
import type { Room } from '../../client/room/room.ts';
import type { PictureOrigin } from '../../shared/delivery/contract.ts';

/** Tells the crew where this page's picture comes from, in shows that have a media service. */
export function reportOrigin(
  room: Pick<Room, 'store' | 'send' | 'onJoined'>,
  watcher: Pick<Watcher, 'store'>,
): void {
  let told: PictureOrigin | undefined;
  const tell = () => {
    const { show, connection } = room.store.getState();
    const { state, isFromService } = watcher.store.getState();
    const from = isFromService ? 'service' : 'server';
    if (show.delivery.whep === undefined || connection.kind !== 'joined') return;
    if (state.kind !== 'playing' || from === told) return;
    told = from;
    room.send('delivery.playing', { from }).catch(() => {
      told = undefined;
    });
  };
  // The server forgets with the connection.
  room.onJoined(() => {
    told = undefined;
    tell();
  });
  room.store.subscribe(tell);
  watcher.store.subscribe(tell);
}
