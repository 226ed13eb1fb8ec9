import { setTimeout as wait } from 'node:timers/promises';
import { CHECKS } from '../../shared/moderation/levels.ts';
import { joinRoom, until } from '../../test/support/room.ts';
import { TestServer } from '../../test/support/server.ts';
import { microseconds, vitrine } from './dialect.ts';
import type { Target } from './target.ts';

/** How long an offer stays pinned: it has to be off again before the next pin, a second later. */
const PINNED_MS = 300;

/** The real show server as its own process, with every line of chat going to everybody, as with the peers. */
export async function startRealServer(): Promise<Target> {
  const server = await TestServer.start(['--chat-rate', '0']);
  const host = await joinRoom(server, { token: server.hostToken });
  await server.addSampleProducts();
  // All of the crowd write the same, with a number that could be a telephone's.
  await host.send('moderation.setLevels', { levels: { spam: 0 } });
  for (const check of CHECKS) await host.send('moderation.switchCheck', { check, isOn: false });
  const { show } = await until(host, view => view.show.catalog.products.length > 0, 'products');
  const productId = show.catalog.products[0]?.id ?? '';
  return {
    port: Number(new URL(server.origin).port),
    pid: server.pid,
    dialect: vitrine('default'),
    pin: () => {
      const askedAt = microseconds();
      void host.send('offer.pin', { productId }).then(async ({ pinId }) => {
        await wait(PINNED_MS);
        await host.send('offer.unpin', { pinId });
      });
      return askedAt;
    },
    stop: async () => {
      host.close();
      await server.stop();
    },
  };
}
