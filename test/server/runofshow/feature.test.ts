import { describe, expect, test } from 'vitest';
import { viewpointOf } from '../../../shared/roles.ts';
import { MAX_SEGMENTS, spentOn } from '../../../shared/runofshow/plan.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { PEOPLE, PRODUCTS, someScenes, someSegment } from '../../support/arbitrary.ts';
import { Story } from '../../support/story.ts';

const orderOf = (story: Story): string[] => story.state.runofshow.segments.map(({ id }) => id);

const planned = () =>
  [0, 1, 2].reduce(
    (story, number) => story.do('runofshow.put', { segment: someSegment(number) }),
    new Story(),
  );

describe('the plan', () => {
  test('segments stand in the order they came, and a changed one keeps its place', () => {
    const story = planned().do('runofshow.put', { segment: { ...someSegment(1), title: 'Changed' } });
    expect(orderOf(story)).toEqual(['g0', 'g1', 'g2']);
    expect(story.state.runofshow.segments[1]?.title).toBe('Changed');
  });

  test('a segment that was removed comes back to its place', () => {
    const story = planned().do('runofshow.remove', { segmentId: 'g1' });
    expect(orderOf(story.do('runofshow.put', { segment: someSegment(1), place: 1 }))).toEqual([
      'g0',
      'g1',
      'g2',
    ]);
  });

  test('a segment is moved to where it was dropped, also beyond the end', () => {
    expect(orderOf(planned().do('runofshow.move', { segmentId: 'g2', place: 0 }))).toEqual([
      'g2',
      'g0',
      'g1',
    ]);
    expect(orderOf(planned().do('runofshow.move', { segmentId: 'g0', place: 99 }))).toEqual([
      'g1',
      'g2',
      'g0',
    ]);
  });

  test('what is not there can be neither moved, removed nor entered', () => {
    const story = planned();
    expect(story.codeOf('runofshow.move', { segmentId: 'gone', place: 0 })).toBe('not-found');
    expect(story.codeOf('runofshow.remove', { segmentId: 'gone' })).toBe('not-found');
    expect(story.codeOf('runofshow.enter', { segmentId: 'gone' })).toBe('not-found');
  });

  test('a full plan takes no more segments, and still lets them be changed', () => {
    const story = new Story();
    for (let number = 0; number < MAX_SEGMENTS; number++)
      story.do('runofshow.put', { segment: someSegment(number) });
    expect(story.codeOf('runofshow.put', { segment: someSegment(MAX_SEGMENTS) })).toBe('bad-data');
    expect(story.codeOf('runofshow.put', { segment: someSegment(3) })).toBe('done');
  });
});

describe('going through it', () => {
  test('the time of each segment adds up over its turns', () => {
    const story = planned().do('runofshow.enter', { segmentId: 'g0' });
    story.now = 61_000;
    story.do('runofshow.enter', { segmentId: 'g1' });
    story.now = 91_000;
    story.do('runofshow.enter', { segmentId: 'g0' });
    expect(spentOn(story.state.runofshow, 'g0', 101_000)).toBe(70_000);
    expect(spentOn(story.state.runofshow, 'g1', 101_000)).toBe(30_000);
  });

  test('a segment brings its scene on program and pins its product', () => {
    const story = planned()
      .do('catalog.import', { products: [...PRODUCTS] })
      .do('scenes.save', { scenes: someScenes(3) })
      .do('runofshow.enter', { segmentId: 'g2' });
    expect(story.state.scenes.sceneId).toBe('s2');
    expect(story.state.offers.pins.map(pin => pin.card.id)).toEqual(['p2']);
  });

  test('a segment that doesn’t pin leaves the viewers’ screens alone', () => {
    const story = planned().do('catalog.import', { products: [...PRODUCTS] });
    expect(story.do('runofshow.enter', { segmentId: 'g1' }).state.offers.pins).toEqual([]);
  });

  test('a product or a scene that is gone does not keep the show from going on', () => {
    const story = planned().do('runofshow.enter', { segmentId: 'g2' });
    expect(story.state.runofshow.now?.segmentId).toBe('g2');
    expect(story.state.scenes.sceneId).toBeUndefined();
    expect(story.state.offers.pins).toEqual([]);
  });

  test('the segment that is on can’t be entered again, and when it is removed the show is in none', () => {
    const story = planned().do('runofshow.enter', { segmentId: 'g0' });
    expect(story.codeOf('runofshow.enter', { segmentId: 'g0' })).toBe('already-done');
    expect(story.do('runofshow.remove', { segmentId: 'g0' }).state.runofshow.now).toBeUndefined();
  });
});

test('brand reps and viewers never see the plan', () => {
  const { state } = planned();
  for (const person of PEOPLE.filter(({ role }) => role === 'brand' || role === 'viewer'))
    expect(redactShow(state, viewpointOf(person)).runofshow.segments).toEqual([]);
});
