import { parse, parseParams } from 'sdp-transform';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Room } from '../../../../client/room/room.ts';
import { joinRoom, until } from '../../../support/room.ts';
import { TestServer } from '../../../support/server.ts';
import { offerOf } from '../offers.ts';
import { expectProblem, RtcRequests, SENDING } from '../rtc-requests.ts';

/** The lines of H.264 with a profile-level-id and a packetization-mode of RFC 6184. */
const h264 = (profile: string, mode: number) => [
  'a=rtpmap:120 H264/90000',
  `a=fmtp:120 level-asymmetry-allowed=1;packetization-mode=${mode};profile-level-id=${profile}`,
];

let server: TestServer;
let host: Room;
let rtc: RtcRequests;

beforeAll(async () => {
  server = await TestServer.start();
  host = await joinRoom(server, { token: server.hostToken });
  rtc = new RtcRequests(server, host);
}, 60_000);
afterEach(() => rtc.endAll());
afterAll(async () => {
  host.close();
  await server.stop();
});

describe('an offer to send', () => {
  test.each([
    ['H.265', ['a=rtpmap:120 H265/90000', 'a=fmtp:120 profile-id=1;level-id=93'], 'H.265'],
    ['AV1', ['a=rtpmap:120 AV1/90000'], 'AV1'],
    ['VP9', ['a=rtpmap:120 VP9/90000', 'a=fmtp:120 profile-id=0'], 'VP9'],
    ['H.264 in High 4:2:2', h264('7a001f', 1), 'H.264 High 4:2:2'],
    ['H.264 in High 10', h264('6e0028', 0), 'H.264 High 10'],
    ['H.264 in High 4:4:4', h264('f40028', 1), 'H.264 High 4:4:4 Predictive'],
    ['interleaved H.264', h264('42e01f', 2), 'H.264 Baseline with packetization-mode 2'],
  ])('with a picture in %s only is refused by name, and the crew is told', async (_what, codec, offered) => {
    const response = await rtc.publish({ body: offerOf({ direction: 'sendonly', codec }) });
    expect(response.headers.get('location')).toBeNull();
    await expectProblem(response, 422, new RegExp(`picture is offered as ${offered}, which is not taken`));
    const { live } = await until(host, view => view.live.ingest.state?.kind === 'problem', 'a problem');
    expect(live.ingest.state).toEqual({ kind: 'problem', protocol: 'whip', code: 'video-codec', offered });
    await rtc.openSession();
    await until(host, view => view.live.ingest.state?.kind === 'connecting', 'an encoder that is taken');
  });

  test('with sound that can’t be taken is refused by name, though its picture could be', async () => {
    const body = SENDING.replace('opus/48000/2', 'PCMU/8000');
    await expectProblem(await rtc.publish({ body }), 422, /sound is offered as PCMU, which is not taken/);
    const { live } = await until(host, view => view.live.ingest.state?.kind === 'problem', 'a problem');
    expect(live.ingest.state).toMatchObject({ code: 'audio-codec', offered: 'PCMU' });
  });

  test('is refused without a word to the crew that would hide the encoder that sends', async () => {
    await rtc.openSession();
    const told: string[] = [];
    const stop = host.onSignal('ingest.state', ({ kind }) => told.push(kind));
    const body = offerOf({ direction: 'sendonly', codec: ['a=rtpmap:120 AV2/90000'] });
    await expectProblem(await rtc.publish({ body }), 422, /AV2/);
    // Whatever was told before this is answered has been heard.
    await host.send('time.now', {});
    stop();
    expect(told).not.toContain('problem');
  });

  test.each([
    ['constrained baseline', '42e01f', 1],
    ['baseline', '42001f', 1],
    ['baseline of a level without letters', '420028', 1],
    ['main', '4d0028', 1],
    ['high', '640028', 1],
    ['constrained high', '640c1f', 1],
    ['a NAL unit in each packet', '42e01f', 0],
    ['high with a NAL unit in each packet', '64001f', 0],
  ])('in H.264 of %s is taken, and answered as it was offered', async (_what, profile, mode) => {
    const body = offerOf({ direction: 'sendonly', codec: h264(profile, mode) });
    const response = await rtc.publish({ body });
    expect(response.status).toBe(201);
    const [, picture] = parse(await response.text()).media;
    expect(picture?.port).toBe(9);
    const given = parseParams(picture?.fmtp[0]?.config ?? '');
    expect(String(given['profile-level-id'])).toBe(profile);
    expect(given['packetization-mode']).toBe(mode);
  });

  test('in H.264 that says nothing of profile and mode is taken, and answered so', async () => {
    const codec = ['a=rtpmap:120 H264/90000'];
    const response = await rtc.publish({ body: offerOf({ direction: 'sendonly', codec }) });
    const [, picture] = parse(await response.text()).media;
    expect(picture?.port).toBe(9);
    expect(picture?.fmtp[0]?.config ?? '').not.toMatch(/profile-level-id|packetization-mode/);
  });

  test('that has a codec which is taken among others is answered with that one', async () => {
    const codec = ['a=rtpmap:121 H265/90000', ...h264('64001f', 1)];
    const body = offerOf({ direction: 'sendonly', codec }).replace(/(m=video.*) 120/, '$1 122 120');
    const response = await rtc.publish({ body: body.replaceAll('rtpmap:121 H265', 'rtpmap:122 H265') });
    expect(String(parse(await response.text()).media[1]?.payloads)).toBe('120');
  });
});
