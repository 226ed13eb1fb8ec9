import { openRoom, type Room, type RoomOptions, type RoomView } from '../../client/room/room.ts';
import type { TestServer } from './server.ts';

/** Only a bound for what never comes: a busy machine of two cores takes its time. */
const LONGEST_MS = 45_000;

/** Waits until a room's view fulfils a condition; event-driven, so it is as fast as the room. */
export function until(room: Room, holds: (view: RoomView) => boolean, what: string): Promise<RoomView> {
  return new Promise((resolve, reject) => {
    if (holds(room.store.getState())) return resolve(room.store.getState());
    const timer = setTimeout(() => {
      stop();
      reject(
        new Error(
          `This never came to be: ${what}. Last: ${JSON.stringify(room.store.getState().connection)}`,
        ),
      );
    }, LONGEST_MS);
    const stop = room.store.subscribe(view => {
      if (!holds(view)) return;
      clearTimeout(timer);
      stop();
      resolve(view);
    });
  });
}

/** Joins a test server's show through the same client that the pages use. */
export async function joinRoom(server: TestServer, options: Partial<RoomOptions> = {}): Promise<Room> {
  const room = openRoom({ show: 'default', url: server.socketUrl, ...options });
  await until(room, view => view.connection.kind !== 'connecting', 'joined or turned down');
  return room;
}
