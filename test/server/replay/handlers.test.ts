import { describe, expect, test } from 'vitest';
import { viewpointOf } from '../../../shared/roles.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { PEOPLE, PRODUCTS } from '../../support/arbitrary.ts';
import { Story } from '../../support/story.ts';

const START = 1_000_000;
const R1 = { recordingId: 'r1' };

/** A show that was recorded for a minute, in which one product was pinned for half of it. */
const ended = () =>
  new Story(START)
    .do('catalog.import', { products: PRODUCTS })
    .do('show.goLive', {})
    .do('recording.start', { ...R1, format: 'mp4', startedAt: START })
    .after(10)
    .do('offer.pin', { productId: 'p1' })
    .after(50)
    .do('show.end', {})
    .do('recording.stop', { ...R1, ms: 60_000 });

const published = () => ended().do('replay.publish', R1).do('replay.finish', R1);

describe('publishing a replay', () => {
  test('makes it public once its file is there, with what was pinned as chapters at the price of then', () => {
    const story = ended().do('replay.publish', R1);
    expect(story.state.replay).toEqual({ work: { kind: 'preparing', ...R1 } });
    expect(story.do('replay.finish', R1).state.replay).toEqual({
      published: {
        id: 'r1',
        startedAt: START,
        ms: 60_000,
        chapters: [
          {
            productId: 'p1',
            title: 'Product 1',
            price: { minor: 1001, currency: 'EUR' },
            fromMs: 10_000,
            toMs: 60_000,
          },
        ],
      },
    });
  });

  test('is refused while the show or the recording goes on, and for what was never recorded', () => {
    const live = new Story(START)
      .do('show.goLive', {})
      .do('recording.start', { ...R1, format: 'mp4', startedAt: START });
    expect(live.codeOf('replay.publish', R1)).toBe('not-ended');
    expect(live.do('show.end', {}).codeOf('replay.publish', R1)).toBe('not-ended');
    expect(live.codeOf('replay.publish', { recordingId: 'none' })).toBe('not-found');
  });

  test('says what was missing, and can be tried again', () => {
    const story = ended()
      .do('replay.publish', R1)
      .do('replay.fail', { ...R1, problem: 'no-ffmpeg' });
    expect(story.state.replay.work).toEqual({ kind: 'failed', ...R1, problem: 'no-ffmpeg' });
    expect(story.do('replay.publish', R1).state.replay.work).toEqual({ kind: 'preparing', ...R1 });
  });

  test('leaves the one before in public until the new one is there', () => {
    const story = published()
      .do('recording.start', { recordingId: 'r2', format: 'mp4', startedAt: START + 90_000 })
      .do('recording.stop', { recordingId: 'r2', ms: 5000 })
      .do('replay.publish', { recordingId: 'r2' });
    expect(story.state.replay.published?.id).toBe('r1');
    expect(story.do('replay.finish', { recordingId: 'r2' }).state.replay.published?.id).toBe('r2');
  });
});

describe('withdrawing a replay', () => {
  test('takes it from the public', () => {
    expect(published().do('replay.withdraw', {}).state.replay).toEqual({});
  });

  test('holds although its file is finished afterwards', () => {
    const story = ended().do('replay.publish', R1).do('replay.withdraw', {});
    expect(story.do('replay.finish', R1).state.replay).toEqual({});
    expect(story.do('replay.fail', { ...R1, problem: 'ffmpeg' }).state.replay).toEqual({});
  });
});

test('viewers see what is public, and nothing of what is being prepared', () => {
  const story = published().do('recording.start', { recordingId: 'r2', format: 'mp4', startedAt: START });
  story.do('recording.stop', { recordingId: 'r2', ms: 5000 }).do('replay.publish', { recordingId: 'r2' });
  for (const person of PEOPLE.filter(({ role }) => role === 'viewer' || role === 'brand'))
    expect(Object.keys(redactShow(story.state, viewpointOf(person)).replay)).toEqual(['published']);
});
