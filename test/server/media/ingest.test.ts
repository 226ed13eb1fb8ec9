import fc from 'fast-check';
import { parse } from 'sdp-transform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WhipPublisher } from '../../../server/media/ingest/whip-publisher.ts';
import { Media } from '../../../server/media/media.ts';
import { PayloadTypeRouters } from '../../../server/media/playback/payload-type-routers.ts';
import { openWhepSession } from '../../../server/media/playback/whep-session.ts';
import { OfferError, readOffer } from '../../../server/media/sdp/offer.ts';
import { silent } from '../../support/log.ts';
import { offerOf } from './offers.ts';
import { openRoom, publish } from './rooms.ts';

let media: Media;
beforeAll(async () => {
  media = await Media.create({ listenIp: '127.0.0.1', basePort: 0, workers: 1, log: silent });
});
afterAll(() => media.close());

const SENDING = offerOf({ direction: 'sendonly' });
const PLAYING = offerOf({ direction: 'recvonly' });

/** The lines of an offer with some dropped, doubled, cut short or with all their numbers made zero. */
const mutilated = (offer: string) => {
  const lines = offer.split('\r\n');
  const change = fc.record({
    at: fc.nat(lines.length - 1),
    what: fc.constantFrom('drop', 'double', 'cut', 'zero'),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map(changes => {
    const copy = [...lines];
    for (const { at, what } of changes) {
      const line = copy[at] ?? '';
      if (what === 'drop') copy[at] = '';
      if (what === 'double') copy[at] = `${line}\r\n${line}`;
      if (what === 'cut') copy[at] = line.slice(0, line.length / 2);
      if (what === 'zero') copy[at] = line.replaceAll(/\d+/g, '0');
    }
    return copy.filter(Boolean).join('\r\n');
  });
};

describe('a player’s offer', () => {
  test('is answered under its own payload types, with what the studio sends', async () => {
    const { room, context } = await openRoom(media);
    await publish(room);
    const session = await openWhepSession(room, context, new PayloadTypeRouters(), readOffer(PLAYING));

    expect(session.air).toBe(room.welcome()?.air);
    const { groups, media: sections } = parse(session.answer);
    expect(groups).toEqual([{ type: 'BUNDLE', mids: '0 1' }]);
    expect(
      sections.map(({ type, direction, rtp }) => [type, direction, rtp.map(({ payload }) => payload)]),
    ).toEqual([
      ['audio', 'sendonly', [121]],
      ['video', 'sendonly', [120]],
    ]);
    for (const { ssrcs, msid } of sections) {
      expect(ssrcs).toHaveLength(1);
      expect(msid).toHaveLength(1);
    }
    session.close();
  });

  test('gets the header extensions that have the server’s ids in it, and congestion control with them', async () => {
    const { room, context } = await openRoom(media);
    await publish(room);
    const congestion = 'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01';
    const answerTo = async (number: number) => {
      const offer = offerOf({ direction: 'recvonly', extensions: [`${number} ${congestion}`] });
      const session = await openWhepSession(room, context, new PayloadTypeRouters(), readOffer(offer));
      session.close();
      const { ext = [], rtcpFb = [] } = parse(session.answer).media[1] ?? {};
      return {
        extensions: ext.map(({ uri, value }) => `${value} ${uri}`),
        isControlled: rtcpFb.some(({ type }) => type === 'transport-cc'),
      };
    };
    expect(await answerTo(5)).toEqual({ extensions: [`5 ${congestion}`], isControlled: true });
    expect(await answerTo(3)).toEqual({ extensions: [], isControlled: false });
  });

  test('with the same payload types as another’s shares its router, which is closed with the last of them', async () => {
    const { room, context } = await openRoom(media);
    await publish(room);
    const routerCount = async () => (await context.worker.dump()).routerIds.length;
    const before = await routerCount();
    const routers = new PayloadTypeRouters();
    const first = await openWhepSession(room, context, routers, readOffer(PLAYING));
    const second = await openWhepSession(room, context, routers, readOffer(PLAYING));
    expect(await routerCount()).toBe(before + 1);
    first.close();
    expect(await routerCount()).toBe(before + 1);
    second.close();
    await expect.poll(routerCount).toBe(before);
  });

  test('that comes while what is on air ends is told to try again, and not that it can’t be used', async () => {
    const { room, context } = await openRoom(media);
    await publish(room);
    const opening = openWhepSession(room, context, new PayloadTypeRouters(), readOffer(PLAYING));
    for (const producer of room.onAir) producer.close();
    await expect(opening).rejects.toMatchObject({ status: 409, headers: { 'retry-after': '5' } });
  });

  test('has an answer until something else goes on air', async () => {
    const { room, context } = await openRoom(media);
    await publish(room);
    const session = await openWhepSession(room, context, new PayloadTypeRouters(), readOffer(PLAYING));
    const closed = new Promise<void>(resolve => session.onClose(resolve));
    await publish(room);
    await closed;
    expect(session.transport.closed).toBe(true);
  });
});

describe.each([
  ['an encoder', SENDING],
  ['a player', PLAYING],
])('a mutilated offer of %s', (who, offer) => {
  test('is answered, or refused with an OfferError', async () => {
    const { room, context, ingest } = await openRoom(media);
    await publish(room);
    const open = async (text: string) => {
      const read = readOffer(text);
      if (who === 'a player') return openWhepSession(room, context, new PayloadTypeRouters(), read);
      return (await WhipPublisher.open(ingest, context, read)).session;
    };
    await fc.assert(
      fc.asyncProperty(mutilated(offer), async text => {
        try {
          (await open(text)).close();
        } catch (error) {
          expect(error).toBeInstanceOf(OfferError);
        }
      }),
      { numRuns: 200 },
    );
    (await open(offer)).close();
  });
});
