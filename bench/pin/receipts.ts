import type { Room } from '../../client/room/room.ts';
import { joinRoom, until } from '../../test/support/room.ts';
import { TestServer } from '../../test/support/server.ts';

const VIEWERS = 200;
const PINS = 5;

/** What one viewer's page does about a card. */
type Habit = 'reports once' | 'reports twice' | 'comes back and reports again' | 'says nothing';

/** Of ten viewers one says nothing, as a hidden tab does, one is heard twice and one loses its connection between. */
const habitOf = (index: number): Habit =>
  (['says nothing', 'reports twice', 'comes back and reports again'] as const)[index % 10] ?? 'reports once';

interface Viewer {
  room: Room;
  readonly token: string;
  readonly habit: Habit;
}

async function enter(server: TestServer, index: number): Promise<Viewer> {
  let token = '';
  const room = await joinRoom(server, { onToken: made => (token = made) });
  return { room, token, habit: habitOf(index) };
}

async function report(server: TestServer, viewer: Viewer, pinId: string): Promise<void> {
  if (viewer.habit === 'says nothing') return;
  const say = () => viewer.room.send('offer.seen', { pinIds: [pinId] });
  await say();
  if (viewer.habit === 'reports once') return;
  if (viewer.habit === 'comes back and reports again') {
    viewer.room.close();
    viewer.room = await joinRoom(server, { token: viewer.token });
  }
  await say();
}

/** The server's last word on a card, as somebody of the crew is told who comes in now. */
async function countOf(server: TestServer, pinId: string) {
  const host = await joinRoom(server, { token: server.hostToken });
  const counted = await until(host, view => view.live.offers.impressions.length > 0, 'a count of the card');
  host.close();
  return counted.live.offers.impressions.find(each => each.pinId === pinId);
}

/**
 * Whether the cards that a crowd on real sockets reports to have seen are counted right: each viewer once, however
 * often they report and come back, and nobody who says nothing.
 */
export async function receiptsOfCrowd(): Promise<{ right: boolean; viewers: number; pins: number }> {
  const server = await TestServer.start();
  try {
    await server.addSampleProducts();
    const host = await joinRoom(server, { token: server.hostToken });
    const crowd = await Promise.all(Array.from({ length: VIEWERS }, (_, index) => enter(server, index)));
    const expected = crowd.filter(({ habit }) => habit !== 'says nothing').length;
    let right = true;
    for (const { id: productId } of host.store.getState().show.catalog.products.slice(0, PINS)) {
      const { pinId } = await host.send('offer.pin', { productId });
      await Promise.all(crowd.map(viewer => report(server, viewer, pinId)));
      const count = await countOf(server, pinId);
      right &&= count?.seen === expected && count.of === VIEWERS;
      await host.send('offer.unpin', { pinId });
    }
    for (const { room } of [...crowd, { room: host }]) room.close();
    return { right, viewers: VIEWERS, pins: PINS };
  } finally {
    await server.stop();
  }
}
