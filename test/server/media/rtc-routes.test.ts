import { parse } from 'sdp-transform';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { fragmentOf, offerOf } from './offers.ts';

const SDP = 'application/sdp';
const FRAGMENT = 'application/trickle-ice-sdpfrag';
const SENDING = offerOf({ direction: 'sendonly' });
const AV2 = ['a=rtpmap:120 AV2/90000'];

let server: TestServer;
let host: Room;
const opened: string[] = [];

beforeAll(async () => {
  server = await TestServer.start([
    '--ice-servers',
    'stun:stun.example.org,turn:ann:secret@turn.example.org:3478',
  ]);
  host = await joinRoom(server, { token: server.hostToken });
}, 60_000);
afterEach(async () => {
  for (const session of opened.splice(0)) await fetch(session, { method: 'DELETE' });
  await until(host, ({ live }) => live.ingest.state?.kind === 'none', 'no encoder');
});
afterAll(async () => {
  host.close();
  await server.stop();
});

interface Post {
  readonly path?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

async function keyHeaders(): Promise<Record<string, string>> {
  const { whip } = await host.send('ingest.address', {});
  return { authorization: `Bearer ${whip.token}` };
}

async function post({
  path = '/whip/autumn-show',
  body = SENDING,
  headers = {},
}: Post = {}): Promise<Response> {
  const response = await fetch(`${server.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': SDP, ...headers },
    body,
  });
  const location = response.headers.get('location');
  if (location) opened.push(new URL(location, server.origin).href);
  return response;
}

const postWithKey = async (options: Post = {}) =>
  post({ ...options, headers: { ...(await keyHeaders()), ...options.headers } });

const patch = (session: string, body: string, headers: Record<string, string>) =>
  fetch(session, { method: 'PATCH', headers: { 'content-type': FRAGMENT, ...headers }, body });

async function openSession(): Promise<{ session: string; etag: string; answer: string }> {
  const response = await postWithKey();
  expect(response.status).toBe(201);
  const session = new URL(response.headers.get('location') ?? '', server.origin).href;
  return { session, etag: response.headers.get('etag') ?? '', answer: await response.text() };
}

async function expectProblem(response: Response, status: number, words: RegExp): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(await response.json()).toMatchObject({ status, detail: expect.stringMatching(words) });
}

describe('an offer to send', () => {
  test('is answered with a session, its entity tag, the ICE servers, and SDP under the offer’s own numbers', async () => {
    const response = await postWithKey();

    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe(SDP);
    expect(response.headers.get('location')).toMatch(/^\/whip\/autumn-show\/[\w-]{24}$/);
    expect(response.headers.get('etag')).toMatch(/^"[^"]+"$/);
    expect(response.headers.get('accept-patch')).toBe(FRAGMENT);
    expect(response.headers.get('link')).toBe(
      '<stun:stun.example.org>; rel="ice-server", ' +
        '<turn:turn.example.org:3478>; rel="ice-server"; username="ann"; credential="secret"; credential-type="password"',
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
    expect((await postWithKey({ body: offerOf({ direction: 'sendonly', ssrc: false }) })).status).toBe(201);
  });

  test('may have a section that is bundle-only', async () => {
    const response = await postWithKey({ body: offerOf({ direction: 'sendonly', bundleOnly: true }) });
    expect(parse(await response.text()).media.map(({ port }) => port)).toEqual([9, 9]);
  });

  test('with an unsupported video codec is answered with audio only', async () => {
    const response = await postWithKey({ body: offerOf({ direction: 'sendonly', codec: AV2 }) });
    const { groups, media } = parse(await response.text());
    expect(groups).toEqual([{ type: 'BUNDLE', mids: 0 }]);
    expect(media.map(({ type, port }) => [type, port === 0])).toEqual([
      ['audio', false],
      ['video', true],
    ]);
  });

  test('without a supported codec is refused with those that are', async () => {
    const body = offerOf({ direction: 'sendonly', codec: AV2 }).replace('opus/48000/2', 'speex/8000');
    await expectProblem(await postWithKey({ body }), 422, /Opus and H\.264 or VP8/);
  });

  test('needs the key: none, a wrong one and an old one are refused', async () => {
    const missing = await post();
    expect(missing.headers.get('www-authenticate')).toBe('Bearer');
    await expectProblem(missing, 401, /Authorization: Bearer/);
    const wrong = await post({ headers: { authorization: 'Bearer wrong' } });
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    await expectProblem(wrong, 401, /not the one of the show/);

    const old = await keyHeaders();
    await host.send('ingest.renewKey', {});
    await expectProblem(await post({ headers: old }), 401, /not the one of the show/);
  });

  test('while another encoder sends is a conflict', async () => {
    await openSession();
    await expectProblem(await postWithKey(), 409, /Another encoder/);
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
    await expectProblem(await postWithKey(options), status, words);
  });
});

describe('a session', () => {
  test('ends by DELETE, after which another encoder may publish', async () => {
    const { session } = await openSession();
    expect((await fetch(session, { method: 'DELETE' })).status).toBe(200);
    await expectProblem(await fetch(session, { method: 'DELETE' }), 404, /no such session/);
    await openSession();
  });

  test('is not ended with a wrong key', async () => {
    const { session } = await openSession();
    const response = await fetch(session, { method: 'DELETE', headers: { authorization: 'Bearer wrong' } });
    await expectProblem(response, 401, /not the one of the show/);
  });

  test('takes candidates of its ICE session, and tells others which one is valid', async () => {
    const { session, etag } = await openSession();
    expect((await patch(session, fragmentOf('frag'), { 'if-match': etag })).status).toBe(204);
    await expectProblem(await patch(session, fragmentOf('frag'), {}), 428, /If-Match/);
    await expectProblem(await patch(session, fragmentOf('frag'), { 'if-match': '"old"' }), 412, /restarted/);
    await expectProblem(await patch(session, fragmentOf('other'), { 'if-match': etag }), 412, /another ICE/);
    await expectProblem(await patch(session, 'a=mid:0\r\n', { 'if-match': etag }), 400, /ice-ufrag/);
    await expectProblem(
      await patch(session, fragmentOf('frag'), { 'if-match': etag, 'content-type': SDP }),
      415,
      /trickle-ice/,
    );
  });

  test('restarts ICE with new credentials and a new entity tag, after which the old one is refused', async () => {
    const { session, etag, answer } = await openSession();
    const response = await patch(session, fragmentOf('second'), { 'if-match': '*' });

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(FRAGMENT);
    const fragment = await response.text();
    expect(fragment).not.toMatch(/^[vost]=/m);
    const { iceUfrag, media } = parse(fragment);
    expect(iceUfrag).not.toBe(parse(answer).media[0]?.iceUfrag);
    expect(media[0]?.candidates).toHaveLength(2);
    const renewed = response.headers.get('etag') ?? '';
    expect(renewed).not.toBe(etag);
    expect((await patch(session, fragmentOf('second'), { 'if-match': etag })).status).toBe(412);
    expect((await patch(session, fragmentOf('second'), { 'if-match': renewed })).status).toBe(204);
  });

  test('ends when the key is renewed', async () => {
    const { session } = await openSession();
    await host.send('ingest.renewKey', {});
    await until(host, ({ live }) => live.ingest.state?.kind === 'none', 'no encoder');
    expect((await fetch(session, { method: 'DELETE' })).status).toBe(404);
  });
});

describe('an offer to play', () => {
  const play = () => post({ path: '/whep/autumn-show', body: offerOf({ direction: 'recvonly' }) });

  test('is answered with Retry-After while the show is not live, or nobody publishes', async () => {
    const before = await play();
    expect(before.headers.get('retry-after')).toBe('5');
    await expectProblem(before, 409, /not on air/);
    await host.send('show.goLive', {});
    await expectProblem(await play(), 409, /not on air/);
    await host.send('show.end', {});
  });
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
    const { session } = await openSession();
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
