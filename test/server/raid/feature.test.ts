import { expect, test } from 'vitest';
import { viewpointOf } from '../../../shared/roles.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { host, moderator, rep, viewer } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const figures = { accounts: 180, people: 60, lines: 140 };
const raidIn = ({ state }: Story) => state.raid.suspected;

test('what looks like a raid is told to the crew alone, and once', () => {
  const story = new Story().do('raid.report', figures);
  const { seq } = story.state;
  expect(raidIn(story)).toEqual({ ...figures, at: story.now, isShielded: false });
  expect(story.state.modes.shield).toBe(null);
  expect(story.do('raid.report', { ...figures, lines: 150 }).state.seq).toBe(seq);
  for (const person of [viewer('ann'), rep])
    expect(redactShow(story.state, viewpointOf(person)).raid.suspected).toBe(null);
});

test('shield mode turned on, or a word that it is none, ends the question', () => {
  const story = new Story().do('raid.report', figures).as(moderator);
  expect(raidIn(story.do('mode.shield', { on: true }))).toBe(null);
  const other = new Story().do('raid.report', figures).as(moderator).after(5).do('raid.dismiss', {});
  expect(other.state.raid).toMatchObject({ suspected: null, dismissedAt: other.now });
});

test('where the host said so shield mode turns on by itself, says that, and is turned off like any other', () => {
  const story = new Story().as(host).do('raid.setAuto', { on: true }).do('raid.report', figures);
  expect(raidIn(story)?.isShielded).toBe(true);
  expect(story.state.modes.shield?.by).toEqual({ name: 'Vitrine', role: 'host' });
  story.as(moderator).do('mode.shield', { on: false });
  expect(raidIn(story)).toBe(null);
  expect(story.state.modes.on).toEqual({});
});
