import { expect, test } from 'vitest';
import { viewpointOf } from '../../../shared/roles.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { host, moderator, viewer } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const ann = viewer('ann');

test('who writes is remembered once, with their browser, until their lines are erased', () => {
  const story = new Story().as(ann, { browser: 7 });
  story.do('chat.post', { text: 'one' });
  const { seq } = story.state;
  story.do('chat.post', { text: 'two' });
  expect(story.state.seq - seq).toBe(0);
  expect(story.state.people.writers).toEqual({
    ann: { name: ann.name, role: 'viewer', browser: 7, firstAt: story.now },
  });
  story.as({ id: 'host', name: 'Host', role: 'host' }).do('chat.erase', { personId: ann.id });
  expect(story.state.people.writers).toEqual({});
});

test('the crew notes something about somebody who has written; it goes with their lines when those are erased', () => {
  const note = { personId: ann.id, text: 'asked twice for a refund' };
  const story = new Story().as(moderator);
  expect(story.codeOf('person.note', note)).toBe('not-found');
  story.as(ann).do('chat.post', { text: 'one' }).as(moderator).do('person.note', note);
  expect(story.state.people.notes).toMatchObject({ ann: [{ name: moderator.name, text: note.text }] });
  expect(redactShow(story.state, viewpointOf(ann)).people.notes).toEqual({});
  story.as(host).do('chat.erase', { personId: ann.id });
  expect(story.state.people.notes).toEqual({});
});
