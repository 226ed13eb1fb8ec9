import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { Tokens } from '../../server/team/tokens.ts';
import type { Actor } from '../../shared/roles.ts';
import { MAX_FRAME_BYTES, PROTOCOL_VERSION } from '../../shared/show/protocol.ts';
import { joinRoom, until } from '../support/room.ts';
import { TestServer } from '../support/server.ts';

const SECRET = 'a secret of the tests that is long enough to sign with';
const HOUR = 60 * 60 * 1000;
let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start(['--secret', SECRET]);
}, 60_000);
afterAll(() => server.stop());

const sign = (actor: Actor, expiresAt = Date.now() + HOUR, show = 'autumn-show') =>
  new Tokens(SECRET).sign({ actor, show, expiresAt });

/** A bare socket, for frames that our own client would never send. */
async function rawSocket(): Promise<(frame: string | Buffer) => Promise<Record<string, unknown>>> {
  const socket = new WebSocket(server.socketUrl);
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  return async frame => {
    socket.send(frame);
    for (;;) {
      const [raw] = await once(socket, 'message');
      const answer = JSON.parse(String(raw)) as Record<string, unknown>;
      if ('re' in answer) return answer;
    }
  };
}

const request = (name: string, data: unknown, id = '1') => JSON.stringify({ id, name, data });

/** A bare socket that has joined as a new viewer. */
async function rawViewer() {
  const ask = await rawSocket();
  await ask(request('show.join', { show: 'default', protocol: PROTOCOL_VERSION }, 'join'));
  return ask;
}

async function host() {
  const room = await joinRoom(server, { token: server.hostToken });
  onTestFinished(() => room.close());
  return room;
}

async function viewer() {
  const room = await joinRoom(server);
  onTestFinished(() => room.close());
  return room;
}

async function closedCode(token: string) {
  const room = await joinRoom(server, { token });
  onTestFinished(() => room.close());
  return room.store.getState().connection;
}

describe('frames that are not as they should be', () => {
  test('text that is not JSON is answered with what a frame must be', async () => {
    const ask = await rawSocket();
    expect(await ask('{oops')).toMatchObject({ ok: false, error: { code: 'bad-frame' } });
    expect(await ask(Buffer.from([1, 2, 3]))).toMatchObject({ ok: false, error: { code: 'bad-frame' } });
    expect(await ask('[]')).toMatchObject({ ok: false, error: { code: 'bad-frame' } });
  });

  test('a frame over the limit is answered with the limit, and the connection goes on', async () => {
    const ask = await rawViewer();
    const answer = await ask(request('chat.post', { text: 'x'.repeat(MAX_FRAME_BYTES) }));
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'too-large', params: { limit: MAX_FRAME_BYTES } },
    });
    expect(await ask(request('time.now', {}))).toMatchObject({ ok: true });
  });

  test('a command of no known name is refused by its name', async () => {
    const ask = await rawViewer();
    const answer = await ask(request('show.explode', {}));
    expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-name' } });
    expect(JSON.stringify(answer)).toContain('show.explode');
    expect(await ask(request('constructor', {}))).toMatchObject({ error: { code: 'unknown-name' } });
  });

  test('data of the wrong shape is refused with the field that is wrong', async () => {
    const ask = await rawViewer();
    expect(await ask(request('chat.post', { text: 5 }))).toMatchObject({
      ok: false,
      error: { code: 'bad-data', params: { field: 'text' } },
    });
    expect(await ask(request('chat.post', { text: 'hi', shadow: true }))).toMatchObject({
      error: { code: 'bad-data' },
    });
  });

  test('nothing but the join is answered before the join', async () => {
    const ask = await rawSocket();
    expect(await ask(request('chat.post', { text: 'hi' }))).toMatchObject({ error: { code: 'not-joined' } });
  });
});

describe('who may do what', () => {
  test('a viewer who sends a host’s command is refused, whatever their page looks like', async () => {
    const ask = await rawViewer();
    expect(await ask(request('show.goLive', {}))).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await ask(request('offer.pin', { productId: 'x' }))).toMatchObject({
      error: { code: 'forbidden' },
    });
  });

  test('an expired, foreign or made-up invite is turned down for good, each with its reason', async () => {
    const actor: Actor = { id: 'm1', name: 'Mo', role: 'moderator' };
    expect(await closedCode(await sign(actor, Date.now() - HOUR))).toEqual({
      kind: 'closed',
      code: 'expired',
    });
    const foreign = await sign(actor, Date.now() + HOUR, 'another');
    expect(await closedCode(foreign)).toEqual({ kind: 'closed', code: 'bad-token' });
    expect(await closedCode('made.up.token')).toEqual({ kind: 'closed', code: 'bad-token' });
    expect(await closedCode(await sign(actor))).toEqual({ kind: 'closed', code: 'bad-token' });
  });

  test('an invite works until it is taken back, and then at once', async () => {
    const boss = await host();
    const { invite, token } = await boss.send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
    const moderator = await joinRoom(server, { token });
    onTestFinished(() => moderator.close());
    expect(moderator.store.getState().you).toMatchObject({ role: 'moderator', name: 'Mo' });
    await boss.send('team.revoke', { inviteId: invite.id });
    const view = await until(moderator, ({ connection }) => connection.kind === 'closed', 'thrown out');
    expect(view.connection).toEqual({ kind: 'closed', code: 'revoked' });
    expect(await closedCode(token)).toEqual({ kind: 'closed', code: 'revoked' });
  });

  test('a viewer comes back as the same person with the token they were given', async () => {
    let token = '';
    const first = await joinRoom(server, { onToken: given => (token = given) });
    onTestFinished(() => first.close());
    const again = await joinRoom(server, { token });
    onTestFinished(() => again.close());
    expect(again.store.getState().you).toEqual(first.store.getState().you);
  });

  test('a viewer whose token this server never signed becomes somebody new instead of being locked out', async () => {
    const room = await joinRoom(server, { token: 'old.old.old', onToken: () => {} });
    onTestFinished(() => room.close());
    await until(room, ({ connection }) => connection.kind === 'joined', 'joined as somebody new');
  });
});

describe('a show among several people', () => {
  test('what one viewer writes is seen by another and by the host', async () => {
    const [boss, ann, bob] = [await host(), await viewer(), await viewer()];
    await ann.send('chat.post', { text: 'is it warm?' });
    for (const room of [boss, bob]) {
      await until(
        room,
        ({ show }) => show.chat.messages.some(each => each.text === 'is it warm?'),
        'the message',
      );
    }
  });

  test('what is written is folded before anybody sees it, and what shows nothing is refused with words', async () => {
    const mia = await joinRoom(server);
    onTestFinished(() => mia.close());
    const { messageId } = await mia.send('chat.post', { text: `\u202eone\n\n\ntwo${'\u0335'.repeat(40)}` });
    const message = () => mia.store.getState().show.chat.messages.find(({ id }) => id === messageId);
    await until(mia, () => message() !== undefined, 'the line');
    expect(message()?.text).toBe(`one two${'\u0335'.repeat(4)}`);
    for (const text of ['\u3164\uffa0', '\u2800\u2800', 'a\0b', 'a\ud800']) {
      await expect(mia.send('chat.post', { text })).rejects.toMatchObject({
        code: 'bad-data',
        message: expect.stringMatching(/\w+ \w+/),
      });
    }
  });

  test('a person who writes too fast is told how long to wait', async () => {
    const ann = await viewer();
    const posts = Array.from({ length: 8 }, (_, index) => ann.send('chat.post', { text: `hurry ${index}` }));
    const results = await Promise.allSettled(posts);
    const refused = results.find(result => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'rate-limited',
      params: { retryInMs: expect.any(Number) },
    });
  });

  test('reactions reach everybody as counts', async () => {
    const [ann, bob] = [await viewer(), await viewer()];
    const counted = new Promise(resolve => bob.onSignal('reaction.counted', resolve));
    await ann.send('reaction.send', { kind: 'heart' });
    expect(await counted).toEqual({ counts: { heart: 1 } });
  });
});

describe('product lists over HTTP', () => {
  const upload = (body: string | Uint8Array<ArrayBuffer>, token: string, type = 'text/csv') =>
    fetch(`${server.origin}/api/shows/autumn-show/catalog`, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${token}` },
      body,
    });

  test('good rows come in, and a row without a price is named with its line and reason', async () => {
    const boss = await host();
    const csv = 'sku,title,price\nmug,Mug,12.50\ncup,Cup,\nbowl,Bowl,9';
    const answer = await upload(csv, server.hostToken);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      added: 2,
      updated: 0,
      bad: [{ line: 3, field: 'price', reason: 'missing' }],
      notes: [],
    });
    await until(boss, ({ show }) => show.catalog.products.some(product => product.id === 'mug'), 'the mug');
  });

  test('nobody but a host may send a list, and what is no list is refused with what to send', async () => {
    const invite = await (await host()).send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
    expect((await upload('sku', invite.token)).status).toBe(403);
    expect((await upload('sku', 'nonsense')).status).toBe(401);
    const binary = await upload(new Uint8Array([0xff, 0xfe, 0xd8, 0x00]), server.hostToken);
    expect(binary.status).toBe(400);
    expect(await binary.json()).toMatchObject({ error: { code: 'bad-data' } });
    expect((await upload('<x/>', server.hostToken, 'application/xml')).status).toBe(415);
  });

  test('the sample set brings a dozen products whose pictures can be loaded', async () => {
    const answer = await server.addSampleProducts();
    expect(await answer.json()).toMatchObject({ added: 12, bad: [] });
    const boss = await host();
    const pictures = boss.store.getState().show.catalog.products.flatMap(product => product.picture ?? []);
    expect(pictures.length).toBeGreaterThanOrEqual(12);
    const picture = await fetch(server.origin + pictures[0]);
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    expect(picture.headers.get('content-security-policy')).toContain('sandbox');
  });
});

test('the crew is told how many viewers have seen a card, each once over reconnects; viewers are not told', async () => {
  const products = [{ id: 'mug', title: 'Mug', price: { minor: 1, currency: 'EUR' }, aliases: [] }];
  const host = await joinRoom(server, { token: server.hostToken });
  let token = '';
  const ann = await joinRoom(server, { onToken: made => (token = made) });
  await host.send('catalog.import', { products });
  const { pinId } = await host.send('offer.pin', { productId: 'mug' });
  const counted = await until(host, view => view.live.offers.impressions.length > 0, 'a count');
  const [before] = counted.live.offers.impressions;
  await ann.send('offer.seen', { pinIds: [pinId] });
  ann.close();
  const back = await joinRoom(server, { token });
  await back.send('offer.seen', { pinIds: [pinId] });
  const { live } = await until(
    host,
    view => view.live.offers.impressions[0]?.seen === 1,
    'one viewer has seen it',
  );
  expect(live.offers.impressions).toMatchObject([{ pinId, seen: 1, of: before?.of }]);
  expect(back.store.getState().live.offers.impressions).toEqual([]);
  await host.send('offer.unpin', { pinId });
  for (const room of [host, back]) room.close();
});
