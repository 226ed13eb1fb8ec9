import { once } from 'node:events';
import { createServer, request as forward, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'sdp-transform';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { AUDIO, DTLS } from './media-parameters.ts';
import { fragmentOf, offerOf } from './offers.ts';
import { expectProblem, FRAGMENT, patch, RtcRequests, SDP, SENDING, sessionOf } from './rtc-requests.ts';

const AV2 = ['a=rtpmap:120 AV2/90000'];

const TURN_SECRET = 'shared-with-the-turn-server';
let server: TestServer;
let host: Room;
let rtc: RtcRequests;

beforeAll(async () => {
  server = await TestServer.start([
    '--ice-servers',
    'stun:stun.example.org,turn:ann:secret@turn.example.org:3478,turn:turn.example.org:3479',
    '--turn-secret',
    TURN_SECRET,
  ]);
  server.secrets.add(TURN_SECRET);
  host = await joinRoom(server, { token: server.hostToken });
  rtc = new RtcRequests(server, host);
}, 60_000);
afterEach(() => rtc.endAll());
afterAll(async () => {
  host.close();
  await server.stop();
});

describe('an offer to send', () => {
  test('is answered with a session, its entity tag, the ICE servers, and SDP under the offer’s own numbers', async () => {
    const response = await rtc.publish();

    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe(SDP);
    expect(new URL(sessionOf(response)).pathname).toMatch(/^\/whip\/autumn-show\/[\w-]{24}$/);
    expect(response.headers.get('etag')).toMatch(/^"[^"]+"$/);
    expect(response.headers.get('accept-patch')).toBe(FRAGMENT);
    const link = response.headers.get('link') ?? '';
    expect(link).toContain(
      '<stun:stun.example.org>; rel="ice-server", ' +
        '<turn:turn.example.org:3478>; rel="ice-server"; username="ann"; credential="secret"; credential-type="password"',
    );
    expect(link).toMatch(
      /<turn:turn\.example\.org:3479>; .*username="\d+:encoder"; credential="[\w+/]+=?=?";/,
    );
    const { groups, icelite, media } = parse(await response.text());
    expect(icelite).toBe('ice-lite');
    expect(groups).toEqual([{ type: 'BUNDLE', mids: '0 1' }]);
    expect(
      media.map(({ type, direction, setup, payloads }) => [type, direction, setup, String(payloads)]),
    ).toEqual([
      ['audio', 'recvonly', 'passive', '121'],
      ['video', 'recvonly', 'passive', '120'],
    ]);
    expect(media[1]?.candidates?.map(({ ip, transport }) => `${transport} ${ip}`)).toEqual([
      'udp 127.0.0.1',
      'tcp 127.0.0.1',
    ]);
    const { live } = await until(host, view => view.live.ingest.state?.kind !== 'none', 'an encoder');
    expect(live.ingest.state).toEqual({ kind: 'connecting', protocol: 'whip' });
  });

  test('may have no SSRCs, as of some encoders', async () => {
    expect((await rtc.publish({ body: offerOf({ direction: 'sendonly', ssrc: false }) })).status).toBe(201);
  });

  test('may have a section that is bundle-only', async () => {
    const response = await rtc.publish({ body: offerOf({ direction: 'sendonly', bundleOnly: true }) });
    expect(parse(await response.text()).media.map(({ port }) => port)).toEqual([9, 9]);
  });

  test('without a supported codec is refused with those that are', async () => {
    const body = offerOf({ direction: 'sendonly', codec: AV2 }).replace('opus/48000/2', 'speex/8000');
    await expectProblem(await rtc.publish({ body }), 422, /Opus and H\.264 or VP8/);
  });

  test('needs the key: none, a wrong one and an old one are refused', async () => {
    const missing = await rtc.post();
    expect(missing.headers.get('www-authenticate')).toBe('Bearer');
    await expectProblem(missing, 401, /Authorization: Bearer/);
    const wrong = await rtc.post({ headers: { authorization: 'Bearer wrong' } });
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    await expectProblem(wrong, 401, /not the one of the show/);

    const old = await rtc.keyHeaders();
    await host.send('ingest.renewKey', {});
    await expectProblem(await rtc.post({ headers: old }), 401, /not the one of the show/);
  });

  test('while another encoder sends is a conflict', async () => {
    await rtc.openSession();
    await expectProblem(await rtc.publish(), 409, /Another encoder/);
  });

  test.each([
    ['to no show', { path: '/whip/winter-show' }, 404, /no show/],
    ['that is JSON', { headers: { 'content-type': 'application/json' } }, 415, /application\/sdp/],
    ['whose answer may be JSON only', { headers: { accept: 'application/json' } }, 406, /Accept/],
    ['that is no SDP', { body: 'hello' }, 400, /v=0/],
    [
      'without sections',
      { body: 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n' },
      400,
      /no media section/,
    ],
    ['without a fingerprint', { body: SENDING.replaceAll(/a=fingerprint.*\r\n/g, '') }, 400, /fingerprint/],
    ['that is not bundled', { body: offerOf({ direction: 'sendonly', bundle: false }) }, 422, /BUNDLE/],
    ['only to receive', { body: offerOf({ direction: 'recvonly' }) }, 422, /None of the offered/],
    ['of endless length', { body: `v=0\r\n${'a=x\r\n'.repeat(20_000)}` }, 413, /too large/],
  ])('%s is a problem of its own', async (_what, options, status, words) => {
    await expectProblem(await rtc.publish(options), status, words);
  });
});

describe('a session', () => {
  test('ends by DELETE, after which another encoder may publish', async () => {
    const { session } = await rtc.openSession();
    expect((await fetch(session, { method: 'DELETE' })).status).toBe(200);
    await expectProblem(await fetch(session, { method: 'DELETE' }), 404, /no such session/);
    await rtc.openSession();
  });

  test('is not ended with a wrong key', async () => {
    const { session } = await rtc.openSession();
    const response = await fetch(session, { method: 'DELETE', headers: { authorization: 'Bearer wrong' } });
    await expectProblem(response, 401, /not the one of the show/);
  });

  test('takes candidates of its ICE session, and tells others which one is valid', async () => {
    const { session, etag } = await rtc.openSession();
    expect((await patch(session, { 'if-match': etag })).status).toBe(204);
    await expectProblem(await patch(session, {}), 428, /If-Match/);
    await expectProblem(await patch(session, { 'if-match': '"old"' }), 412, /restarted/);
    await expectProblem(await patch(session, { 'if-match': etag }, fragmentOf('other')), 412, /another ICE/);
    await expectProblem(await patch(session, { 'if-match': etag }, 'a=mid:0\r\n'), 400, /ice-ufrag/);
    await expectProblem(await patch(session, { 'if-match': etag, 'content-type': SDP }), 415, /trickle-ice/);
  });

  test.each([
    ['a list', (etag: string) => `"an older one", ${etag}`],
    ['a list without spaces', (etag: string) => `"a,b",${etag},"c"`],
  ])('is found by its entity tag in %s', async (_what, listed) => {
    const { session, etag } = await rtc.openSession();
    expect((await patch(session, { 'if-match': listed(etag) })).status).toBe(204);
  });

  test('is not found by others’ entity tags, nor by a weak one', async () => {
    const { session, etag } = await rtc.openSession();
    for (const match of ['"a", "b"', `W/${etag}`, etag.replaceAll('"', ''), ''])
      expect((await patch(session, { 'if-match': match })).status).toBe(412);
  });

  test('restarts ICE with new credentials and a new entity tag, after which the old one is refused', async () => {
    const { session, etag, answer } = await rtc.openSession();
    const response = await patch(session, { 'if-match': '*' }, fragmentOf('second'));

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(FRAGMENT);
    const fragment = await response.text();
    expect(fragment).not.toMatch(/^[vost]=/m);
    const { iceUfrag, media } = parse(fragment);
    expect(iceUfrag).not.toBe(parse(answer).media[0]?.iceUfrag);
    expect(media[0]?.candidates).toHaveLength(2);
    const renewed = response.headers.get('etag') ?? '';
    expect(renewed).not.toBe(etag);
    expect((await patch(session, { 'if-match': etag }, fragmentOf('second'))).status).toBe(412);
    expect((await patch(session, { 'if-match': renewed }, fragmentOf('second'))).status).toBe(204);
  });

  test('ends when the key is renewed', async () => {
    const { session } = await rtc.openSession();
    await host.send('ingest.renewKey', {});
    await until(host, ({ live }) => live.ingest.state?.kind === 'none', 'no encoder');
    expect((await fetch(session, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('an address with a slash at its end', () => {
  test('opens a session, which is found with and without one', async () => {
    const response = await rtc.publish({ path: '/whip/autumn-show/' });
    expect(response.status).toBe(201);
    const session = sessionOf(response);
    expect(new URL(session).pathname).toMatch(/^\/whip\/autumn-show\/[\w-]{24}$/);
    const etag = response.headers.get('etag') ?? '';
    expect((await patch(`${session}/`, { 'if-match': etag })).status).toBe(204);
    expect((await fetch(`${session}/`, { method: 'DELETE' })).status).toBe(200);
    expect((await fetch(`${server.origin}/whep/autumn-show/`, { method: 'OPTIONS' })).status).toBe(204);
  });
});

describe('behind a proxy that serves it under a path of its own', () => {
  let proxy: Server;
  let origin: string;
  let proxied: TestServer;
  let owner: Room;
  beforeAll(async () => {
    proxied = await TestServer.start(['--public-url', 'https://example.org/shops/live']);
    owner = await joinRoom(proxied, { token: proxied.hostToken });
    proxy = createServer((request, response) => {
      const { port } = new URL(proxied.origin);
      const path = (request.url ?? '').replace(/^\/shops\/live/, '');
      const { method, headers } = request;
      const forwarded = forward({ port, path, method, headers }, answer => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      request.pipe(forwarded);
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    origin = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/shops/live`;
  });
  afterAll(async () => {
    proxy.close();
    owner.close();
    await proxied.stop();
  });

  test.each(['/whip/autumn-show', '/whip/autumn-show/', '/whip/autumn-show?from=obs'])(
    'a session of %s is found where its Location leads',
    async path => {
      const headers = { 'content-type': SDP, ...(await new RtcRequests(proxied, owner).keyHeaders()) };
      const response = await fetch(`${origin}${path}`, { method: 'POST', headers, body: SENDING });
      expect(response.status).toBe(201);
      expect(sessionOf(response)).toMatch(`${origin}/whip/autumn-show/`);
      expect((await fetch(sessionOf(response), { method: 'DELETE' })).status).toBe(200);
    },
  );
});

describe('an offer to play', () => {
  const play = () => rtc.post({ path: '/whep/autumn-show', body: offerOf({ direction: 'recvonly' }) });

  test('is answered with Retry-After while the show is not live, or nobody publishes', async () => {
    const before = await play();
    expect(before.headers.get('retry-after')).toBe('5');
    await expectProblem(before, 409, /not on air/);
    await host.send('show.goLive', {});
    await expectProblem(await play(), 409, /not on air/);
  });

  test('is refused with Retry-After where too many of its address have not connected, until those end', async () => {
    const { id: transportId } = await host.send('media.open', {});
    await host.send('media.connect', { transportId, dtlsParameters: DTLS });
    const audio = { transportId, kind: 'audio', rtpParameters: AUDIO, sender: 'x', takeOver: false } as const;
    await host.send('media.produce', audio);
    const statuses = [];
    for (let count = 0; count < 30; count++) statuses.push((await play()).status);
    expect(new Set(statuses)).toEqual(new Set([201]));
    const refused = await play();
    expect(refused.headers.get('retry-after')).toBe('5');
    await expectProblem(refused, 429, /not connected/);
    // The crew's own page, which sends over its socket, is not among them.
    await host.send('time.now', {});
    // Of ten seconds that a client has to connect.
    await expect.poll(async () => (await play()).status, { timeout: 15_000, interval: 500 }).toBe(201);
    await host.send('show.end', {});
  }, 60_000);
});

test.each(['whip', 'whep'])(
  'who only asks the %s endpoint what it can is told of no TURN server',
  async path => {
    const response = await fetch(`${server.origin}/${path}/autumn-show`, { method: 'OPTIONS' });
    expect(response.headers.get('link')).toBe('<stun:stun.example.org>; rel="ice-server"');
  },
);

test('whether a picture is held back is told of a session to play only', async () => {
  for (const path of ['/whep/autumn-show/none/picture', '/whip/autumn-show/none/picture'])
    expect((await fetch(`${server.origin}${path}`)).status).toBe(404);
});

describe('methods', () => {
  test.each(['GET', 'PUT', 'PATCH', 'DELETE'])(
    '%s at an endpoint is answered with the methods that are allowed',
    async method => {
      const response = await fetch(`${server.origin}/whip/autumn-show`, { method });
      expect(response.headers.get('allow')).toBe('POST, OPTIONS');
      await expectProblem(response, 405, /POST/);
    },
  );

  test.each(['GET', 'PUT', 'POST'])('%s at a session is not allowed', async method => {
    const { session } = await rtc.openSession();
    const response = await fetch(session, { method, ...(method === 'GET' ? {} : { body: 'x' }) });
    expect(response.headers.get('allow')).toBe('PATCH, DELETE, OPTIONS');
    expect(response.status).toBe(405);
  });

  test('pages of other sites may use both endpoints', async () => {
    for (const path of ['/whip/autumn-show', '/whep/autumn-show', '/whip/autumn-show/some-session']) {
      const { status, headers } = await fetch(`${server.origin}${path}`, { method: 'OPTIONS' });
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-headers')).toMatch(/Authorization.*If-Match/);
      expect(headers.get('access-control-expose-headers')).toMatch(/Location.*ETag.*Link/);
    }
  });
});
