import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import type {
  MadeShow,
  OwnerList,
  PublicList,
  StudioEntry,
  Template,
} from '../../../shared/home/protocol.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { PRODUCTS } from '../../support/arbitrary.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

// Only a bound for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

interface Ask {
  readonly method?: string;
  readonly body?: unknown;
  /** The server key of the owner unless given; null asks as anybody. */
  readonly token?: string | null;
}

async function ask<T>(path: string, { method = 'GET', body, token = server.ownerKey }: Ask = {}) {
  const response = await fetch(`${server.origin}/api/${path}`, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, data: (await response.json()) as T & { error?: { code: string } } };
}

async function made(body: object): Promise<MadeShow> {
  const { status, data } = await ask<MadeShow>('shows', { method: 'POST', body });
  expect(status).toBe(200);
  server.secrets.add(data.invite);
  return data;
}

async function enter(entry: StudioEntry): Promise<Room> {
  const room = await joinRoom(server, { show: entry.show, token: entry.invite });
  onTestFinished(() => room.close());
  return room;
}

const listed = async (slug: string) => {
  const { data } = await ask<OwnerList>('shows');
  return data.shows.find(show => show.slug === slug);
};

test('the owner sees every show with its figures; others see those on the public list alone', async () => {
  const { show } = await made({ title: 'Hidden show' });
  expect(await listed(show)).toMatchObject({
    title: 'Hidden show',
    phase: { kind: 'ready' },
    orders: 0,
    paid: [],
  });
  const everybody = async () => (await ask<PublicList>('shows', { token: null })).data.shows;
  expect((await everybody()).map(({ slug }) => slug)).not.toContain(show);

  await ask(`shows/${show}`, { method: 'PATCH', body: { isListed: true, startsAt: 4e12 } });
  const seen = (await everybody()).find(({ slug }) => slug === show);
  expect(seen).toEqual({ slug: show, title: 'Hidden show', phase: { kind: 'ready' }, startsAt: 4e12 });
  await ask(`shows/${show}`, { method: 'PATCH', body: { isArchived: true } });
  expect((await everybody()).map(({ slug }) => slug)).not.toContain(show);
});

test('without the key nothing is made, changed or deleted, and a show’s own link is no key', async () => {
  const { show, invite } = await made({ title: 'Kept' });
  const requests: [string, Ask][] = [
    ['shows', { method: 'POST', body: { title: 'Mine' } }],
    [`shows/${show}`, { method: 'PATCH', body: { title: 'Mine' } }],
    [`shows/${show}`, { method: 'DELETE', body: { title: 'Kept' } }],
    [`shows/${show}/studio`, { method: 'POST' }],
    ['home/key', { method: 'POST' }],
  ];
  for (const [path, request] of requests) {
    expect((await ask(path, { ...request, token: null })).status).toBe(401);
    expect((await ask(path, { ...request, token: invite })).status).toBe(401);
  }
  expect(await listed(show)).toMatchObject({ title: 'Kept' });
});

test('two hosts who make a show of one name at once get one each', async () => {
  const both = await Promise.all([made({ title: 'Twins' }), made({ title: 'Twins' })]);
  expect(both.map(({ show }) => show).sort()).toEqual(['twins', 'twins-2']);
  for (const entry of both) expect((await enter(entry)).store.getState().show.lifecycle.title).toBe('Twins');
});

test('the next show has what the host takes along of the last one, and nothing of its run', async () => {
  const first = await made({ title: 'Today' });
  const host = await enter(first);
  await host.send('catalog.import', { products: PRODUCTS });
  await host.send('catalog.edit', { productId: 'p0', change: { price: { minor: 1, currency: 'EUR' } } });
  await host.send('catalog.edit', { productId: 'p3', change: { archived: true } });
  await host.send('rule.add', { rule: phraseRule('spam') });
  const { invite } = await host.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
  const segment = { title: 'Shoes', minutes: 5, pins: true, script: '', points: [] };
  await host.send('runofshow.put', { segment: { ...segment, id: 'a', productId: 'p0' } });
  await host.send('runofshow.put', { segment: { ...segment, id: 'b', title: 'Gone', productId: 'no-more' } });
  await host.send('offer.pin', { productId: 'p0' });
  await host.send('chat.post', { text: 'hello' });
  await host.send('show.goLive', {});
  await host.send('show.end', {});
  await until(host, ({ show }) => show.lifecycle.phase.kind === 'ended', 'the end');

  const { data: template } = await ask<Template>(`shows/${first.show}/template`);
  expect(template.title).toBe('Today');
  expect(template.takes).toContainEqual({ feature: 'catalog', count: 3, leftOut: ['Product 3'] });
  expect(template.takes).toContainEqual({ feature: 'runofshow', count: 2, leftOut: ['Gone'] });

  const take = ['catalog', 'rules', 'team', 'runofshow', 'deals'];
  const next = await made({ title: 'Tomorrow', from: first.show, take, startsAt: 4e12 });
  expect(next.takes.find(({ feature }) => feature === 'runofshow')?.leftOut).toEqual(['Gone']);
  const before = host.store.getState().show;
  const room = await enter(next);
  const { show } = room.store.getState();
  expect(show.lifecycle).toEqual({ title: 'Tomorrow', phase: { kind: 'ready' } });
  expect(show.home.startsAt).toBe(4e12);
  const { history } = before.catalog.products[0] ?? {};
  expect(show.catalog.products[0]).toMatchObject({ id: 'p0', history });
  expect(history).toHaveLength(2);
  expect(show.catalog.interest).toEqual({});
  expect(show.rules.list).toMatchObject([{ sought: { kind: 'phrase', words: 'spam' } }]);
  expect(show.runofshow.segments.map(({ productId, pins }) => ({ productId, pins }))).toEqual([
    { productId: 'p0', pins: true },
    { productId: undefined, pins: false },
  ]);
  expect(show.chat.messages).toEqual([]);
  expect(show.offers.pins).toEqual([]);
  const [mo] = show.team.invites;
  expect(mo).toMatchObject({ name: 'Mo', role: 'moderator', revoked: false });
  expect(mo?.id).not.toBe(invite.id);
  const { token } = await room.send('team.link', { inviteId: mo?.id ?? '' });
  const moderator = await enter({ show: next.show, invite: token });
  expect(moderator.store.getState().you).toMatchObject({ name: 'Mo', role: 'moderator' });
});

test('who owns a show by its own link makes the next one from it, and from no other', async () => {
  const mine = await made({ title: 'Mine' });
  const others = await made({ title: 'Others' });
  const post = (from: string) =>
    ask<MadeShow>('shows', { method: 'POST', body: { title: 'Next', from }, token: mine.invite });
  const next = await post(mine.show);
  expect(next.status).toBe(200);
  server.secrets.add(next.data.invite);
  expect((await post(others.show)).status).toBe(401);
  const host = await enter(mine);
  const { token } = await host.send('team.invite', { name: 'Second host', role: 'host', hours: 1 });
  const asked = await ask('shows', { method: 'POST', body: { title: 'N', from: mine.show }, token });
  expect(asked).toMatchObject({ status: 403, data: { error: { code: 'forbidden' } } });
});

test('what can’t be asked is refused with what is wrong', async () => {
  const post = async (body: object) => (await ask('shows', { method: 'POST', body })).data.error;
  expect(await post({ title: ' ' })).toMatchObject({ code: 'bad-data', params: { field: 'title' } });
  expect(await post({ title: 'A', from: 'nowhere' })).toMatchObject({ code: 'not-found' });
  const { show } = await made({ title: 'A' });
  expect(await post({ title: 'A', from: show, take: ['chat'] })).toMatchObject({ code: 'bad-data' });
  const answer = await ask(`shows/${show}/calendar.ics`, { token: null });
  expect(answer).toMatchObject({ status: 404, data: { error: { code: 'not-found' } } });
});

test('a show is deleted only by its name, and never while it is live; whoever watches is told', async () => {
  const entry = await made({ title: 'To go' });
  const host = await enter(entry);
  const viewer = await joinRoom(server, { show: entry.show, onToken: () => {} });
  onTestFinished(() => viewer.close());
  const remove = (title: string) => ask(`shows/${entry.show}`, { method: 'DELETE', body: { title } });
  expect(await remove('Another')).toMatchObject({ status: 400, data: { error: { code: 'bad-data' } } });
  await host.send('show.goLive', {});
  expect(await remove('To go')).toMatchObject({ status: 409, data: { error: { code: 'is-live' } } });
  await host.send('show.end', {});

  const twice = await Promise.all([remove('To go'), remove('To go')]);
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 404]);
  for (const room of [host, viewer]) {
    const { connection } = await until(room, view => view.connection.kind === 'closed', 'told');
    expect(connection).toEqual({ kind: 'closed', code: 'deleted' });
  }
  expect(await listed(entry.show)).toBeUndefined();

  const again = await made({ title: 'To go' });
  expect(again.show).toBe(entry.show);
  const old = await joinRoom(server, { show: entry.show, token: entry.invite }).catch(() => undefined);
  expect(old?.store.getState().connection).toMatchObject({ kind: 'closed', code: 'bad-token' });
  old?.close();
});

test('the list is there after a restart, and a killed server’s is made anew from the log', async () => {
  const entry = await made({ title: 'Before the crash' });
  const host = await enter(entry);
  await host.send('show.rename', { title: 'Renamed' });
  await server.kill();
  await server.restart();
  expect(await listed(entry.show)).toMatchObject({ title: 'Renamed' });
  await server.end();
  await server.restart();
  expect(await listed(entry.show)).toMatchObject({ title: 'Renamed' });
});

test('a new key ends the old one, over restarts too', async () => {
  const old = server.ownerKey;
  const { data } = await ask<{ key: string }>('home/key', { method: 'POST' });
  server.secrets.add(data.key);
  expect(await ask('shows', { token: old })).toMatchObject({
    status: 401,
    data: { error: { code: 'revoked' } },
  });
  expect((await ask('shows', { token: data.key })).status).toBe(200);
  await server.end();
  await server.restart();
  expect((await ask('shows', { token: old })).status).toBe(401);
  expect((await ask('shows', { token: data.key })).status).toBe(200);
});
