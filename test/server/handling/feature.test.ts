import { expect, onTestFinished, test } from 'vitest';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

test('the crew sees who is on a message until they move on or leave; viewers may neither say nor see it', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const host = await joinRoom(server, { token: server.hostToken });
  const { token } = await host.send('team.invite', { name: 'Nina', role: 'moderator', hours: 1 });
  const [nina, ann] = [await joinRoom(server, { token }), await joinRoom(server)];
  const handlers = (count: number) =>
    until(host, ({ live }) => live.handling.handlers.length === count, `${count} who handle something`);

  await nina.send('handling.begin', { messageId: 'm1', personId: 'ann' });
  expect((await handlers(1)).live.handling.handlers).toMatchObject([{ name: 'Nina', messageId: 'm1' }]);
  const second = await joinRoom(server, { token: server.hostToken });
  expect(second.store.getState().live.handling.handlers).toMatchObject([{ name: 'Nina' }]);
  second.close();
  await nina.send('handling.begin', {});
  await handlers(0);
  await nina.send('handling.begin', { personId: 'ann' });
  await handlers(1);
  nina.close();
  await handlers(0);

  await expect(ann.send('handling.begin', { personId: 'bob' })).rejects.toMatchObject({ code: 'forbidden' });
  expect(ann.store.getState().live.handling.handlers).toEqual([]);
  for (const room of [host, ann]) room.close();
});
