import { parse, parseParams } from 'sdp-transform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WhipPublisher } from '../../../server/media/ingest/whip-publisher.ts';
import { Media } from '../../../server/media/media.ts';
import { PayloadTypeRouters } from '../../../server/media/playback/payload-type-routers.ts';
import { openWhepSession } from '../../../server/media/playback/whep-session.ts';
import { readOffer } from '../../../server/media/sdp/offer.ts';
import { silent } from '../../support/log.ts';
import { H264 } from './media-parameters.ts';
import { offerOf, recordedOffer } from './offers.ts';
import { openRoom, publish } from './rooms.ts';

const MID = 'urn:ietf:params:rtp-hdrext:sdes:mid';
const RID = 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id';
const SEND_TIME = 'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time';
const TRANSPORT_CC = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';

let media: Media;
beforeAll(async () => {
  media = await Media.create({ listenIp: '127.0.0.1', basePort: 0, workers: 1, log: silent });
});
afterAll(() => media.close());

/** The sections of the answer to a player, while a studio sends. */
async function play(offer: string) {
  const { room, context } = await openRoom(media);
  await publish(room);
  const session = await openWhepSession(room, context, new PayloadTypeRouters(), readOffer(offer));
  session.close();
  return parse(session.answer).media;
}

/** The sections of the answer to an encoder. */
async function send(offer: string) {
  const { context, ingest } = await openRoom(media);
  const { session } = await WhipPublisher.open(ingest, context, readOffer(offer));
  session.close();
  return parse(session.answer).media;
}

type Section = Awaited<ReturnType<typeof play>>[number];

const extensionsOf = ({ ext = [] }: Section) => ext.map(({ value, uri }) => `${value} ${uri}`);
const urisOf = (sections: Section[], type: string) =>
  sections.find(section => section.type === type)?.ext?.map(({ uri }) => uri) ?? [];
const isControlled = (sections: Section[]) =>
  sections.find(({ type }) => type === 'video')?.rtcpFb?.some(({ type }) => type === 'transport-cc');

/** Gives a player's recorded offer the ids that mediasoup sends under, as our own pages do. */
const underServerIds = (offer: string) =>
  offer.replaceAll(/^a=extmap:\d+(\S*) (\S+)\r\n/gm, (_line, direction: string, uri: string) => {
    const id = { [MID]: 1, [SEND_TIME]: 4, [TRANSPORT_CC]: 5 }[uri];
    return id ? `a=extmap:${id}${direction} ${uri}\r\n` : '';
  });

describe('each section of an answer', () => {
  test.each([
    ['firefox-play-sound-first'],
    ['firefox-play-picture-first'],
    ['chromium-play-sound-first'],
    ['chromium-play-picture-first'],
  ])('to %s has only header extensions that the same section offered, under the same ids', async name => {
    for (const offer of [recordedOffer(name), underServerIds(recordedOffer(name))]) {
      const offered = parse(offer).media;
      for (const [index, section] of (await play(offer)).entries())
        expect(extensionsOf(offered[index] as Section)).toEqual(
          expect.arrayContaining(extensionsOf(section)),
        );
    }
  });

  test.each([
    ['firefox-send-sound-first'],
    ['firefox-send-picture-first'],
    ['chromium-send-sound-first'],
    ['chromium-send-picture-first'],
    ['gstreamer-send-picture-first'],
  ])('to %s takes the ids of its own offer, with the section’s MID and congestion control', async name => {
    const offer = recordedOffer(name);
    const offered = parse(offer).media;
    const answered = await send(offer);
    for (const [index, section] of answered.entries())
      expect(extensionsOf(offered[index] as Section)).toEqual(expect.arrayContaining(extensionsOf(section)));
    expect(urisOf(answered, 'audio')).toContain(MID);
    expect(urisOf(answered, 'video')).toEqual(expect.arrayContaining([MID, TRANSPORT_CC]));
    expect(isControlled(answered)).toBe(true);
  });
});

describe('a player', () => {
  test('whose picture alone offers abs-send-time gets it for the picture alone', async () => {
    const answered = await play(underServerIds(recordedOffer('firefox-play-sound-first')));
    expect(urisOf(answered, 'audio')).toEqual([MID]);
    expect(urisOf(answered, 'video')).toEqual(expect.arrayContaining([MID, SEND_TIME, TRANSPORT_CC]));
  });

  test.each(['firefox-play-picture-first', 'chromium-play-picture-first'])(
    'that offers the picture first, as %s, keeps MID and congestion control',
    async name => {
      const answered = await play(underServerIds(recordedOffer(name)));
      expect(urisOf(answered, 'video')).toEqual(expect.arrayContaining([MID, TRANSPORT_CC]));
      expect(isControlled(answered)).toBe(true);
    },
  );
});

describe('a player without the codec of the picture', () => {
  test('gets the sound, and is told that the picture is there', async () => {
    const { room, context } = await openRoom(media);
    await publish(room, H264);
    const offer = underServerIds(recordedOffer('firefox-play-picture-first'));
    const session = await openWhepSession(room, context, new PayloadTypeRouters(), readOffer(offer));
    session.close();
    expect(session.unsupported).toEqual(['video']);
    expect(parse(session.answer).media.map(({ type, port }) => [type, port > 0])).toEqual([
      ['video', false],
      ['audio', true],
    ]);
  });

  test('is told nothing where it has the codec, or asks for no picture', async () => {
    const { room, context } = await openRoom(media);
    await publish(room);
    const full = recordedOffer('firefox-play-sound-first');
    const soundOnly = full.slice(0, full.indexOf('m=video')).replace('BUNDLE 0 1', 'BUNDLE 0');
    for (const offer of [full, soundOnly]) {
      const session = await openWhepSession(room, context, new PayloadTypeRouters(), readOffer(offer));
      session.close();
      expect(session.unsupported).toEqual([]);
    }
  });
});

describe('a player of H.264', () => {
  /** Whether and under which payload type and parameters a player is answered, while a studio sends constrained baseline. */
  async function answerTo(...formats: readonly (readonly [number, string])[]) {
    const codec = formats.flatMap(([payload, parameters]) => [
      `a=rtpmap:${payload} H264/90000`,
      `a=fmtp:${payload} ${parameters}`,
    ]);
    const numbers = formats.map(([payload]) => payload).join(' ');
    const offer = offerOf({ direction: 'recvonly', codec }).replace(/(m=video .* )120/, `$1${numbers}`);
    const { room, context } = await openRoom(media);
    await publish(room, H264);
    const session = await openWhepSession(room, context, new PayloadTypeRouters(), readOffer(offer));
    session.close();
    const [, picture] = parse(session.answer).media;
    const isTaken = picture?.port !== 0;
    return { isTaken, payloads: String(picture?.payloads), ...parseParams(picture?.fmtp[0]?.config ?? '') };
  }

  test.each(['42001f', '4d001f', '64001f', '640028'])(
    'in profile %s alone gets it, as such a decoder decodes constrained baseline',
    async profile => {
      const answer = await answerTo([120, `packetization-mode=1;profile-level-id=${profile}`]);
      expect(answer).toMatchObject({ isTaken: true, payloads: '120' });
      expect(String(answer['profile-level-id' as keyof typeof answer])).toBe(profile);
    },
  );

  test('gets constrained baseline itself where it offers that too', async () => {
    const answer = await answerTo(
      [119, 'packetization-mode=1;profile-level-id=64001f'],
      [120, 'packetization-mode=1;profile-level-id=42e01f'],
    );
    expect(answer.payloads).toBe('120');
  });

  test('that takes whole NAL units only gets none, for what is sent is fragmented', async () => {
    expect((await answerTo([120, 'packetization-mode=0;profile-level-id=42e01f'])).isTaken).toBe(false);
  });
});

describe('an encoder', () => {
  test('with simulcast layers has them told apart whichever section is first', async () => {
    for (const first of ['sound', 'picture']) {
      const answered = await send(recordedOffer(`firefox-send-${first}-first`));
      expect(urisOf(answered, 'video')).toContain(RID);
      expect(answered.find(({ type }) => type === 'video')?.simulcast).toEqual({
        dir1: 'recv',
        list1: 'q;h;f',
      });
    }
  });

  test('whose packets name neither SSRC nor section is told so, instead of being silent on air', async () => {
    const offer = offerOf({ direction: 'sendonly', ssrc: false }).replaceAll(/a=extmap:2 .*\r\n/g, '');
    await expect(send(offer)).rejects.toThrow(/section "0" could not be told apart/);
  });

  test('may write the name of its fingerprint’s hash in capitals', async () => {
    const offer = offerOf({ direction: 'sendonly' }).replaceAll('sha-256', 'SHA-256');
    expect(await send(offer)).toHaveLength(2);
  });
});

describe('the direction of a header extension', () => {
  const answerTo = async (direction: string) => {
    const extension = `3${direction} ${TRANSPORT_CC}`;
    const answered = await send(offerOf({ direction: 'sendonly', extensions: [extension] }));
    return answered[1]?.ext?.filter(({ uri }) => uri === TRANSPORT_CC).map(each => each.direction ?? 'none');
  };

  test('is answered as seen from the other end, and left out where it has none', async () => {
    expect(await answerTo('')).toEqual(['none']);
    expect(await answerTo('/sendrecv')).toEqual(['none']);
    expect(await answerTo('/sendonly')).toEqual(['recvonly']);
  });

  test('keeps an extension out of the answer that the encoder does not send', async () => {
    expect(await answerTo('/recvonly')).toEqual([]);
    expect(await answerTo('/inactive')).toEqual([]);
  });

  test('lets a player have what it only receives', async () => {
    const offer = offerOf({ direction: 'recvonly', extensions: [`5/recvonly ${TRANSPORT_CC}`] });
    const [, picture] = await play(offer);
    expect(picture?.ext).toContainEqual({ uri: TRANSPORT_CC, value: 5, direction: 'sendonly' });
  });
});
