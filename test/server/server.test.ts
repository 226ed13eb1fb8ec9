import { once } from 'node:events';
import { connect } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Room } from '../../client/room/room.ts';
import { ffmpegMissing, RtmpEncoder } from '../support/encoder.ts';
import { PicturesShop } from '../support/pictures-shop.ts';
import { joinRoom, until } from '../support/room.ts';
import { TestServer } from '../support/server.ts';
import { AUDIO, DTLS } from './media/media-parameters.ts';
import { offerOf } from './media/offers.ts';

/** As a secret looks that was made up by somebody else, and that no pattern knows. */
const STRANGE = 'c29tZS1zdHJhbmdlLXNlY3JldA';

let server: TestServer;
let host: Room;

beforeAll(async () => {
  server = await TestServer.start(['--log-level', 'debug', '--private-pictures', 'yes']);
  host = await joinRoom(server, { token: server.hostToken });
}, 60_000);
afterAll(async () => {
  host.close();
  // Throws where the log has one of the secrets, or an error without its content.
  await server.stop();
});

/** Remembers a secret, of which the log must have nothing. */
function secret(text: string): string {
  server.secrets.add(text);
  return text;
}

/** Waits for a record of the log; they come on standard error, each in a line. */
async function record(message: string): Promise<Record<string, unknown>> {
  const find = () => server.errors.split('\n').find(line => line.includes(message));
  await expect.poll(find, { timeout: 15_000 }).toBeDefined();
  return JSON.parse(find() ?? '{}') as Record<string, unknown>;
}

test('bad frames, a wrong invite and addresses with tokens leave no token in the log', async () => {
  const socket = new WebSocket(`${server.socketUrl}?token=${secret(STRANGE)}`);
  onTestFinished(() => socket.terminate());
  await once(socket, 'open');
  for (const frame of ['', 'no JSON', `{"id":"1","token":"${STRANGE}"}`, Buffer.from([0, 255])]) {
    socket.send(frame);
    await once(socket, 'message');
  }
  const forged = secret(`${server.hostToken.slice(0, -4)}AAAA`);
  const guest = await joinRoom(server, { token: forged });
  onTestFinished(() => guest.close());
  expect(guest.store.getState().connection).toEqual({ kind: 'closed', code: 'bad-token' });

  for (const path of [`/nowhere?invite=${forged}`, `/nowhere?show=a&token=${STRANGE}`])
    expect((await fetch(`${server.origin}${path}`)).status).toBe(404);
  const headers = { authorization: `Bearer ${forged}`, 'content-type': 'image/png' };
  const pictures = `${server.origin}/api/shows/autumn-show/pictures?invite=${forged}`;
  expect((await fetch(pictures, { method: 'POST', headers, body: 'x' })).status).toBe(401);
  expect(await record('An HTTP request was refused.')).toMatchObject({
    req: { method: 'POST', url: '/api/shows/autumn-show/pictures?invite=…' },
    err: { type: 'CommandError', message: expect.stringMatching(/invite/) },
  });
});

test('refused tokens are logged once for many, with their cause', async () => {
  // The test before this one has had some refused.
  await record('Tokens were refused.');
  const burst = server.errors.split('\n').filter(line => line.includes('Tokens were refused.')).length;
  const forged = secret(`${server.hostToken.slice(0, -4)}BBBB`);
  const headers = { authorization: `Bearer ${forged}`, 'content-type': 'image/png' };
  for (let count = 0; count < 20; count++) {
    const response = await fetch(`${server.origin}/api/shows/default/pictures`, { method: 'POST', headers });
    expect(response.status).toBe(401);
  }
  const lines = server.errors.split('\n').filter(line => line.includes('Tokens were refused.'));
  expect(lines).toHaveLength(burst);
  expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
    address: '127.0.0.1',
    err: { type: 'CommandError', message: expect.stringMatching(/invite/) },
  });
});

test('a proxy that nobody has named is told of once', async () => {
  const ask = () => fetch(`${server.origin}/healthz`, { headers: { 'x-forwarded-for': '192.0.2.1' } });
  await ask();
  await ask();
  expect(await record('name the proxy with --trust-proxy')).toMatchObject({ address: '127.0.0.1' });
  expect(server.errors.match(/name the proxy/g)).toHaveLength(1);
});

test('a page of another site can’t open a socket, and is logged', async () => {
  const socket = new WebSocket(server.socketUrl, { origin: 'https://evil.example' });
  const [, response] = await once(socket, 'unexpected-response');
  expect(response.statusCode).toBe(403);
  expect(await record('A page of another origin')).toMatchObject({ origin: 'https://evil.example' });
  const own = new WebSocket(server.socketUrl, { origin: server.origin });
  onTestFinished(() => own.terminate());
  await once(own, 'open');
});

test('WHIP requests that fail leave neither the key nor the session’s address in the log', async () => {
  const { whip } = await host.send('ingest.address', {});
  secret(whip.token);
  const post = (token: string, body: string) =>
    fetch(`${server.origin}/whip/autumn-show`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/sdp' },
      body,
    });
  const offer = offerOf({ direction: 'sendonly' });
  expect((await post(secret(STRANGE), offer)).status).toBe(401);
  expect((await post(whip.token, 'v=0')).status).toBe(400);
  expect((await post(whip.token, offerOf({ direction: 'sendonly', bundle: false }))).status).toBe(422);

  const { headers, url } = await post(whip.token, offer);
  const session = new URL(headers.get('location') ?? '', url).href;
  secret(session.split('/').at(-1) ?? '');
  expect((await fetch(session, { method: 'PATCH', body: 'x' })).status).toBe(415);
  expect((await fetch(session, { method: 'DELETE' })).status).toBe(200);
  expect((await fetch(session, { method: 'DELETE' })).status).toBe(404);
  expect(await record('"status":404')).toMatchObject({ req: { url: '/whip/autumn-show/…' } });
});

test('webhooks that are not the shop’s leave neither its secret nor the hold in the log', async () => {
  const { address, secret: webhookSecret } = await host.send('deal.webhook', {});
  secret(webhookSecret);
  const post = (key: string, body: string) => {
    const [id, at] = ['msg_1', new Date()];
    const signature = new Webhook(key).sign(id, at, body);
    secret(signature);
    return fetch(address, {
      method: 'POST',
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signature,
      },
      body,
    });
  };
  const other = secret(`whsec_${Buffer.from(STRANGE).toString('base64')}`);
  const body = JSON.stringify({ hold: secret(STRANGE), kind: 'paid', order: 'A-1', at: Date.now() });
  expect((await post(other, body)).status).toBe(401);
  expect((await post(webhookSecret, body)).status).toBe(401);
  expect((await post(webhookSecret, '{}')).status).toBe(400);
});

test('a picture that can’t be fetched is logged with its cause, without the token in its address', async () => {
  const shop = await PicturesShop.open();
  onTestFinished(() => shop.close());
  const picture = `${shop.origin}/gone.jpg?token=${secret(STRANGE)}`;
  const price = { minor: 100, currency: 'EUR' };
  const products = [{ id: 'mug', title: 'Mug', price, picture, aliases: [], history: [] }];
  await host.send('catalog.import', { products });
  await until(host, ({ live }) => live.catalog.pictures.failed.length === 1, 'a picture that failed');
  const { err, host: shopHost } = await record('picture could not be fetched');
  expect(err).toMatchObject({ type: 'PictureError', message: 'unreachable' });
  expect(shopHost).toBe(new URL(shop.origin).host);
});

test('bytes that are no RTMP leave nothing of themselves in the log', async () => {
  const { rtmp } = await host.send('ingest.address', {});
  if (!rtmp) return;
  const { hostname, port } = new URL(rtmp.server);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.end(`GET /?token=${secret(STRANGE)} HTTP/1.1\r\n\r\n`);
  await once(socket, 'close');
});

test.skipIf(ffmpegMissing)(
  `an encoder with a wrong key is logged without the key, in whichever place it is${ffmpegMissing ?? ''}`,
  async () => {
    const { rtmp } = await host.send('ingest.address', {});
    if (!rtmp) throw new Error('This server takes no RTMP.');
    secret(rtmp.key);
    const attempts = [
      { server: rtmp.server, key: secret(STRANGE) },
      { server: `${rtmp.server}/${STRANGE}`, key: 'live' },
      { server: rtmp.server.replace('autumn-show', 'nowhere'), key: rtmp.key },
    ];
    for (const attempt of attempts) await new RtmpEncoder(attempt).exited;
    expect(await record('An RTMP encoder was refused.')).toMatchObject({ code: 'bad-token' });
  },
);

test.skipIf(ffmpegMissing)(
  `a platform that can’t be reached is logged with ffmpeg’s reason, without the stream key${ffmpegMissing ?? ''}`,
  async () => {
    const { rtmp } = await host.send('ingest.address', {});
    if (!rtmp) throw new Error('This server takes no RTMP.');
    const encoder = new RtmpEncoder(rtmp);
    onTestFinished(() => encoder.kill());
    await host.send('ingest.use', { input: 'encoder' });
    await host.send('show.goLive', {});
    const there = { name: 'There', server: 'rtmp://127.0.0.1:9/live', key: secret(STRANGE) };
    const { destinationId } = await host.send('restream.add', there);
    await host.send('restream.start', { destinationId });
    expect(await record('Sending to another platform failed')).toMatchObject({
      code: 'unreachable',
      err: { message: expect.stringMatching(/Connection refused/) },
    });
  },
);

test('a dead media worker and a query that mediasoup refuses are logged with type, message and stack', async () => {
  const { id: transportId } = await host.send('media.open', {});
  await host.send('media.connect', { transportId, dtlsParameters: DTLS });
  const rtpParameters = { ...AUDIO, codecs: [] };
  const produce = { transportId, kind: 'audio', rtpParameters, sender: 'x', takeOver: false } as const;
  await expect(host.send('media.produce', produce)).rejects.toMatchObject({ code: 'bad-data' });
  const refused = await record('mediasoup refused a query.');
  expect(refused.err).toMatchObject({
    message: expect.stringMatching(/./),
    stack: expect.stringMatching(/mediasoup/),
  });

  for (const pid of server.mediaWorkers()) process.kill(pid, 'SIGKILL');
  expect((await record('A media worker died')).err).toMatchObject({ message: expect.stringMatching(/./) });
});
