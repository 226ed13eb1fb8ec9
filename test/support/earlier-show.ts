import type { MadeShow } from '../../shared/home/protocol.ts';
import { joinRoom } from './room.ts';
import type { TestServer } from './server.ts';

/** Makes a show as the server's owner, and leads it from its beginning to its end. */
export async function leadShow(server: TestServer, title: string): Promise<void> {
  const response = await fetch(`${server.origin}/api/shows`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.ownerKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title }),
  });
  const { show, invite } = (await response.json()) as MadeShow;
  server.secrets.add(invite);
  const host = await joinRoom(server, { show, token: invite });
  await host.send('show.goLive', {});
  await host.send('show.end', {});
  host.close();
}
