import { expect, onTestFinished, test } from 'vitest';
import { ListReport } from '../../../shared/rules/list-file.ts';
import { MAX_RULES } from '../../../shared/rules/rule.ts';
import { joinRoom } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

test('a list is looked at first, then added as one step, and taken back as one', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const host = await joinRoom(server, { token: server.hostToken });
  const { invite, token } = await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
  const post = async (path: string, body: string, by = token) => {
    const answer = await fetch(`${server.origin}/api/shows/autumn-show/rules${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${by}`, 'content-type': 'text/plain' },
      body,
    });
    return { status: answer.status, body: await answer.json() };
  };
  const query = '?format=twitch&action=hold';
  const list = () => host.store.getState().show.rules.list;

  const seen = ListReport.parse((await post(`/preview${query}`, 'spam\na*\nham')).body);
  expect(seen).toMatchObject({ fresh: 2, known: 0, broken: 1, over: 0 });
  expect(list()).toEqual([]);

  const { importId = '', ...done } = ListReport.parse((await post(query, 'spam\na*\nham')).body);
  expect(done).toMatchObject({ fresh: 2, broken: 1 });
  await expect.poll(list).toMatchObject([{ by: 'Mo', importId }, { importId }]);
  expect((await post(query, 'spam')).body).toMatchObject({ fresh: 0, known: 1 });

  const many = Array.from({ length: MAX_RULES }, (_, index) => `word ${index}`).join('\n');
  expect((await post(`/preview${query}`, many)).body).toMatchObject({ fresh: MAX_RULES, over: 2 });
  expect(await post(query, many)).toMatchObject({
    status: 400,
    body: { error: { code: 'bad-data', params: { limit: MAX_RULES } } },
  });
  expect(list()).toHaveLength(2);

  expect(await host.send('rule.removeImport', { importId })).toEqual({ removed: 2 });
  await expect.poll(list).toEqual([]);
  const ten = Array.from({ length: MAX_RULES }, (_, index) => `word ${index}`).join('\n');
  expect((await post(query, ten)).body).toMatchObject({ fresh: MAX_RULES });

  expect((await post('?format=excel', 'spam')).status).toBe(400);
  await host.send('permission.set', { inviteId: invite.id, permissions: { rules: false } });
  expect(await post(query, 'more')).toMatchObject({
    status: 403,
    body: { error: { code: 'forbidden', params: { permission: 'rules' } } },
  });
  host.close();
});
