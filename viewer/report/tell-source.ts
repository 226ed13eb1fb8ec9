import type { Room } from '../../client/room/room.ts';
import { Source } from '../../shared/report/minute.ts';

/** Tells the server once by which of the host's links (`?from=`) this page was opened; it is counted, not kept. */
export function tellSource(room: Room, search: string): void {
  const { data: source } = Source.safeParse(new URLSearchParams(search).get('from'));
  if (!source) return;
  const tell = () => {
    room.send('report.arrive', { source }).catch(() => {
      // A count of one less is no reason to trouble anybody.
    });
  };
  if (room.store.getState().connection.kind === 'joined') {
    tell();
    return;
  }
  // The page may be there before the room is, and a query doesn't wait for that.
  const stop = room.onJoined(() => {
    stop();
    tell();
  });
}
