import type { Room } from '../../client/room/room.ts';

/** Tells the studio that this page shows the host before the show; at once, or when the room is joined. */
export function reportPreview(room: Pick<Room, 'store' | 'send' | 'onJoined'>, ticket: string): void {
  const report = () => {
    room.send('reach.shown', { ticket }).catch(() => {});
  };
  if (room.store.getState().connection.kind === 'joined') report();
  else {
    const stop = room.onJoined(() => {
      stop();
      report();
    });
  }
}
