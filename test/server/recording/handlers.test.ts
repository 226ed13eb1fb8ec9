import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { viewpointOf } from '../../../shared/roles.ts';
import { type CommandData, commands } from '../../../shared/show/protocol.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { PEOPLE, PRODUCTS } from '../../support/arbitrary.ts';
import { Story } from '../../support/story.ts';

const START = new Date(2026, 10, 22, 21, 4, 9).getTime();

const start = (id: string, startedAt = START) =>
  ({ recordingId: id, format: 'mp4', startedAt }) satisfies CommandData<'recording.start'>;
const recording = () => new Story(START).do('recording.start', start('r1'));
const clip = (clipId: string, seconds = 30) => ({ clipId, recordingId: 'r1', seconds });

describe('a recording', () => {
  test('is named after the moment at which it begins, and a second one of that moment differently', () => {
    const story = recording().do('recording.start', { ...start('r2'), format: 'mp4' });
    expect(story.state.recording.recordings.map(({ file }) => file)).toEqual([
      '2026-11-22 21-04-09.mp4',
      '2026-11-22 21-04-09 (2).mp4',
    ]);
  });

  test('is begun once, also where the word of it comes twice under another id', () => {
    expect(recording().codeOf('recording.start', start('r1'))).toBe('already-done');
  });

  test('does not begin in the future, however wrong the clock of its studio is', () => {
    const story = new Story(START).do('recording.start', start('r1', START + 60_000));
    expect(story.state.recording.recordings[0]?.startedAt).toBe(START);
  });

  test('keeps the greatest length that anybody knew of', () => {
    const story = recording();
    for (const ms of [5000, 9000, 7000]) story.do('recording.stop', { recordingId: 'r1', ms });
    expect(story.state.recording.recordings[0]?.ms).toBe(9000);
    expect(story.codeOf('recording.stop', { recordingId: 'other', ms: 1 })).toBe('not-found');
  });
});

describe('a clip', () => {
  test('is the last seconds of its recording, and of a younger one all there is', () => {
    const { state } = recording()
      .after(12)
      .do('recording.clip', clip('c1'))
      .after(90)
      .do('recording.clip', clip('c2'));
    expect(state.recording.clips.map(({ fromMs, toMs }) => [fromMs, toMs])).toEqual([
      [0, 12_000],
      [72_000, 102_000],
    ]);
  });

  test('knows the product that was pinned last, and bears its name', () => {
    const story = recording().do('catalog.import', { products: PRODUCTS });
    story.do('offer.pin', { productId: 'p0' }).do('offer.pin', { productId: 'p2' });
    story.after(1).do('recording.clip', clip('c1'));
    expect(story.state.recording.clips[0]).toMatchObject({
      file: '2026-11-22 21-04-10 Product 2.mp4',
      product: { id: 'p2', title: 'Product 2' },
    });
  });

  test('is not marked twice, nor on what is not recorded', () => {
    const story = recording().do('recording.clip', clip('c1'));
    expect(story.codeOf('recording.clip', clip('c1'))).toBe('already-done');
    expect(story.codeOf('recording.clip', { ...clip('c2'), recordingId: 'other' })).toBe('not-found');
  });

  test('is 10 to 120 seconds long', () => {
    const { data } = commands['recording.clip'];
    for (const [seconds, fits] of [
      [9, false],
      [10, true],
      [120, true],
      [121, false],
    ] as const)
      expect(data.safeParse(clip('c1', seconds)).success, String(seconds)).toBe(fits);
  });

  test('never gets a name that leaves its folder, whatever its product is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), title => {
        const product = { ...PRODUCTS[0], id: 'p', title, price: { minor: 1, currency: 'EUR' }, aliases: [] };
        const story = recording();
        story.state = {
          ...story.state,
          offers: { ...story.state.offers, pins: [{ id: 'pin', card: product, at: 0 }] },
        };
        const { file = '' } = story.do('recording.clip', clip('c1')).state.recording.clips[0] ?? {};
        expect(file).toMatch(/^2026-11-22 21-04-09( [^<>:"/\\|?*\p{Cc}]*[^. ])?\.mp4$/u);
        expect(file.length).toBeLessThan(180);
      }),
    );
  });
});

test('recordings and clips are for the crew alone', () => {
  const { state } = recording().do('recording.clip', clip('c1'));
  for (const person of PEOPLE.filter(({ role }) => role === 'viewer' || role === 'brand'))
    expect(redactShow(state, viewpointOf(person))).toMatchObject({
      recording: { recordings: [], clips: [] },
    });
});
