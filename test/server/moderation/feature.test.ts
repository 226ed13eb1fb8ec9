import { expect, test } from 'vitest';
import { MAX_MESSAGES } from '../../../shared/chat/state.ts';
import { DEFAULT_LEVELS } from '../../../shared/moderation/levels.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { applyEvent, redactShow } from '../../../shared/show/state.ts';
import { host, moderator, viewer } from '../../support/deals.ts';
import { registry } from '../../support/registry.ts';
import { Story } from '../../support/story.ts';

const [ann, bob] = [viewer('ann'), viewer('bob')];

/** Ann writes three lines, of which the moderator deletes the second, and one that is held; Bob writes between. */
function chatter(): Story {
  const story = new Story().as(host).do('rule.add', { rule: phraseRule('buy now') });
  for (const text of ['one', 'two', 'three', 'buy now'])
    story
      .as(ann)
      .do('chat.post', { text })
      .after(1)
      .as(bob)
      .do('chat.post', { text: `to ${text.slice(0, 5)}` })
      .after(1);
  const two = story.state.chat.messages.find(({ text }) => text === 'two');
  return story.as(moderator).do('chat.delete', { messageId: two?.id ?? '' });
}

/** What a viewer has on the screen. */
const seen = ({ state }: Story) =>
  redactShow(state, viewpointOf(bob)).chat.messages.flatMap(({ personId, text }) =>
    personId === ann.id ? [text] : [],
  );
const withheld = ({ state }: Story, as: 'held' | 'deleted') =>
  state.chat.withheld.flatMap(({ message, state: is }) => (is === as ? [message.text] : []));

test('a mute takes what the person has written from viewers’ screens, and nobody else’s lines', () => {
  const story = chatter();
  expect(seen(story)).toEqual(['one', 'three']);
  story.do('moderation.mute', { personId: ann.id, seconds: 600 });
  expect(seen(story)).toEqual([]);
  expect(story.state.chat.messages.map(({ text }) => text)).toEqual([
    'to one',
    'to two',
    'to three',
    'to buy n',
  ]);
});

test('what a mute took stays with the crew, and what is held still waits', () => {
  const story = chatter().do('moderation.mute', { personId: ann.id, seconds: 600 });
  expect(withheld(story, 'deleted')).toEqual(['two', 'one', 'three']);
  expect(withheld(story, 'held')).toEqual(['buy now']);
});

test('lines that the moderator leaves stay where they are', () => {
  const story = chatter().do('moderation.mute', { personId: ann.id, seconds: 600, lines: 'keep' });
  expect(seen(story)).toEqual(['one', 'three']);
  expect(story.as(ann).codeOf('chat.post', { text: 'four' })).toBe('muted');
});

test('lines come back where they were when the mute is undone, but none that was deleted by itself', () => {
  const story = chatter()
    .do('moderation.mute', { personId: ann.id, seconds: 600 })
    .do('moderation.unmute', { personId: ann.id, lines: 'restore' });
  expect(story.state.chat.messages.map(({ text }) => text).slice(0, 3)).toEqual(['one', 'to one', 'to two']);
  expect(seen(story)).toEqual(['one', 'three']);
  expect(withheld(story, 'deleted')).toEqual(['two']);
});

test('a person who may write again finds what was taken still away', () => {
  const story = chatter()
    .do('moderation.mute', { personId: ann.id, seconds: 600 })
    .do('moderation.unmute', { personId: ann.id });
  expect(seen(story)).toEqual([]);
  story.as(ann).do('chat.post', { text: 'back' });
  expect(seen(story)).toEqual(['back']);
});

test('a mute that takes the place of another brings back what that one took, where it is asked to', () => {
  const story = chatter()
    .do('moderation.mute', { personId: ann.id, seconds: 600 })
    .do('moderation.mute', { personId: ann.id, seconds: 60, lines: 'restore' });
  expect(seen(story)).toEqual(['one', 'three']);
  expect(story.as(ann).codeOf('chat.post', { text: 'four' })).toBe('muted');
});

test('somebody is muted whose lines have long gone by', () => {
  const story = new Story().as(ann).do('chat.post', { text: 'buy followers' }).as(bob);
  for (let line = 0; line < MAX_MESSAGES; line++) story.do('chat.post', { text: `line ${line}` });
  story.as(moderator).do('moderation.mute', { personId: ann.id, seconds: 60 });
  expect(story.state.moderation.mutes[ann.id]?.name).toBe(ann.name);
  expect(story.codeOf('moderation.mute', { personId: 'nobody', seconds: 60 })).toBe('not-found');
});

test('levels and checks as they are at last, after what was undone, go to the next show', () => {
  const story = new Story().as(moderator).do('moderation.setLevels', { levels: { insult: 4, spam: 0 } });
  story.do('moderation.switchCheck', { check: 'flood', isOn: false });
  // What the studio sends for an undo is the level that was before.
  story.do('moderation.setLevels', { levels: { insult: DEFAULT_LEVELS.insult } });
  const context = { now: 0, newId: () => 'new', takes: () => true };
  const carried = registry.carried(story.state, context).get('moderation');
  const next = new Story();
  next.state = (carried?.events ?? []).reduce(
    (state, event, seq) => applyEvent(state, { ...event, seq: seq + 1, at: 0, by: host }),
    next.state,
  );
  expect(next.state.moderation.levels).toEqual({ ...DEFAULT_LEVELS, spam: 0 });
  expect(next.state.moderation.checks).toEqual({ flood: false, contact: true });
  expect(carried?.count).toBe(2);

  story.do('moderation.setLevels', { levels: { spam: DEFAULT_LEVELS.spam } });
  story.do('moderation.switchCheck', { check: 'flood', isOn: true });
  expect(registry.carried(story.state, context).get('moderation')?.events ?? []).toEqual([]);
});

test('a line that was approved is read, and the next with its words is held all the same', () => {
  const waiting = ({ state }: Story) =>
    state.chat.withheld.flatMap(({ message, state: is }) => (is === 'held' ? [message] : []));
  const story = new Story().as(ann).do('chat.post', { text: 'you fool' });
  story.as(moderator).do('chat.approve', { messageId: waiting(story)[0]?.id ?? '' });
  expect(seen(story)).toEqual(['you fool']);
  expect(waiting(story)).toEqual([]);
  story.as(ann).do('chat.post', { text: 'you fool' }).as(bob).do('chat.post', { text: 'what a fool' });
  expect(seen(story)).toEqual(['you fool']);
  expect(waiting(story).map(({ text }) => text)).toEqual(['you fool', 'what a fool']);
});
