import { expect, test } from 'vitest';
import { viewpointOf } from '../../../shared/roles.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { moderator, viewer } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const [ann, bob] = [viewer('ann'), viewer('bob')];

const seenBy = ({ state }: Story, person: typeof ann) =>
  redactShow(state, viewpointOf(person)).chat.messages.map(({ text }) => text);

test('everything that one rule held or hid is back for all, but what something else holds too', () => {
  const story = new Story().as(moderator);
  const { ruleId } = story.ask('rule.add', { rule: phraseRule('blue') });
  story.do('rule.add', { rule: phraseRule('scam') }).as(ann);
  for (const text of ['a blue one', 'the blue scam', 'scam', 'more blue', 'red'])
    story.do('chat.post', { text });
  expect(seenBy(story, bob)).toEqual(['red']);
  const hidden = { ...phraseRule('blue'), action: 'hide' as const };
  story
    .as(moderator)
    .do('rule.change', { ruleId, rule: hidden })
    .as(ann)
    .do('chat.post', { text: 'blue again' });
  expect(seenBy(story, bob)).not.toContain('blue again');

  expect(story.as(moderator).ask('rule.bringBack', { ruleId })).toMatchObject({ left: 0, kept: 1 });
  expect(seenBy(story, bob).sort()).toEqual(['a blue one', 'blue again', 'more blue', 'red']);
  expect(story.state.chat.withheld.map(({ message }) => message.text)).toEqual(['the blue scam', 'scam']);
  expect(story.ask('rule.bringBack', { ruleId })).toMatchObject({ messageIds: [], kept: 1 });
  expect(story.codeOf('rule.bringBack', { ruleId: 'none' })).toBe('not-found');
});
