import { expect, test } from 'vitest';
import { viewer } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const ann = viewer('ann');

test('who writes is remembered once, with their browser, until their lines are erased', () => {
  const story = new Story().as(ann, { browser: 7 });
  story.do('chat.post', { text: 'one' });
  const { seq } = story.state;
  story.do('chat.post', { text: 'two' });
  expect(story.state.seq - seq).toBe(0);
  expect(story.state.people.writers).toEqual({ ann: { name: ann.name, role: 'viewer', browser: 7 } });
  story.as({ id: 'host', name: 'Host', role: 'host' }).do('chat.erase', { personId: ann.id });
  expect(story.state.people.writers).toEqual({});
});
