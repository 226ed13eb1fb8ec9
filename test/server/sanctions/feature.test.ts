import { describe, expect, test } from 'vitest';
import { viewpointOf } from '../../../shared/roles.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { host, moderator, viewer } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const [ann, tab, bob] = [viewer('ann'), viewer('tab'), viewer('bob')];
const [HERS, HIS] = [
  { browser: 7, since: 0 },
  { browser: 8, since: 0 },
];
const second = { id: 'mod2', name: 'Nia', role: 'moderator' as const };

/** Ann and Bob have written a line each. */
const chatter = (now = 3_600_000) =>
  new Story(now)
    .as(ann, HERS)
    .do('chat.post', { text: 'one' })
    .as(bob, HIS)
    .do('chat.post', { text: 'two' })
    .as(moderator);

/** The texts that somebody has in their chat. */
const seenBy = ({ state }: Story, actor: typeof ann) =>
  redactShow(state, viewpointOf(actor)).chat.messages.map(({ text }) => text);

describe('somebody who is hidden from others', () => {
  const hidden = () =>
    chatter()
      .do('sanction.expose', { personId: ann.id, as: 'hide' })
      .as(ann, HERS)
      .after(1)
      .do('chat.post', { text: 'three' });

  test('sees their own lines, and so does the crew, but nobody else', () => {
    const story = hidden();
    expect(seenBy(story, ann)).toEqual(['one', 'two', 'three']);
    expect(seenBy(story, bob)).toEqual(['one', 'two']);
    expect(story.state.chat.messages.at(-1)?.hidden).toEqual([{ by: 'sanctions.person' }]);
  });

  test('is told nothing of it: their page has what it would have anyway', () => {
    const story = hidden();
    expect(story.as(ann, HERS).ask('chat.post', { text: 'four' })).toMatchObject({ state: 'posted' });
    const replica = JSON.stringify(redactShow(story.state, viewpointOf(ann)));
    expect(replica).not.toMatch(/hidden|hide/);
  });

  test('stays hidden as somebody new in the same browser, until that is taken back', () => {
    const story = hidden().as(tab, HERS).do('chat.post', { text: 'me again' });
    expect(seenBy(story, bob)).toEqual(['one', 'two']);
    story.as(moderator).do('sanction.expose', { personId: ann.id, as: 'show' });
    story.as(tab, HERS).do('chat.post', { text: 'seen' });
    expect(seenBy(story, bob)).toEqual(['one', 'two', 'seen']);
  });

  test('has a line shown to everybody by a moderator, where it was written', () => {
    const story = hidden().as(bob, HIS).after(1).do('chat.post', { text: 'later' });
    const { id: messageId = '' } = story.state.chat.messages.find(({ text }) => text === 'three') ?? {};
    story.as(moderator).do('chat.approve', { messageId });
    for (const person of [ann, bob]) expect(seenBy(story, person)).toEqual(['one', 'two', 'three', 'later']);
    expect(story.codeOf('chat.approve', { messageId })).toBe('not-found');
  });

  test('has a deleted line brought back to where it was: before their own eyes alone', () => {
    const story = hidden();
    const { id: messageId = '' } = story.state.chat.messages.at(-1) ?? {};
    story.as(moderator).do('chat.delete', { messageId });
    expect(seenBy(story, ann)).toEqual(['one', 'two']);
    story.do('chat.restore', { messageId });
    expect(seenBy(story, ann)).toEqual(['one', 'two', 'three']);
    expect(seenBy(story, bob)).toEqual(['one', 'two']);
  });
});

describe('lines that are held', () => {
  test('are all of a person whom a moderator chose, whatever they say', () => {
    const story = chatter().do('sanction.expose', { personId: ann.id, as: 'hold' });
    expect(story.as(ann, HERS).ask('chat.post', { text: 'hello' })).toMatchObject({ state: 'held' });
    expect(story.state.chat.withheld).toMatchObject([{ reasons: [{ by: 'sanctions.person' }] }]);
    expect(story.as(bob, HIS).ask('chat.post', { text: 'hello' })).toMatchObject({ state: 'posted' });
  });

  test('are those of newcomers, until they are none any more or that is off', () => {
    const story = chatter().do('sanction.holdNewcomers', { minutes: 5 });
    const NEW = { browser: 9, since: story.now };
    expect(story.as(tab, NEW).ask('chat.post', { text: 'first' })).toMatchObject({ state: 'held' });
    expect(story.as(bob, HIS).ask('chat.post', { text: 'here for long' })).toMatchObject({ state: 'posted' });
    story.after(301);
    expect(story.as(tab, NEW).ask('chat.post', { text: 'later' })).toMatchObject({ state: 'posted' });
    const LATEST = { browser: 9, since: story.now };
    story.as(moderator).do('sanction.holdNewcomers', { minutes: null });
    expect(story.as(tab, LATEST).ask('chat.post', { text: 'off' })).toMatchObject({ state: 'posted' });
  });

  test('are never those of a moderator who has just come', () => {
    const story = chatter().do('sanction.holdNewcomers', { minutes: 5 });
    story.as(second, { browser: 10, since: story.now });
    expect(story.ask('chat.post', { text: 'hello' })).toMatchObject({ state: 'posted' });
  });
});

describe('whom nobody acts on', () => {
  test('is the host and oneself, and a moderator is for the host alone', () => {
    const story = new Story().as(host).do('chat.post', { text: 'hi' }).as(second);
    story.do('chat.post', { text: 'hello' }).as(moderator).do('chat.post', { text: 'hey' });
    const codes = (personId: string) => [
      story.codeOf('moderation.mute', { personId, seconds: 10 }),
      story.codeOf('sanction.expose', { personId, as: 'hold' }),
    ];
    for (const personId of [host.id, moderator.id, second.id])
      expect(codes(personId)).toEqual(['protected', 'protected']);
    expect(codes('nobody')).toEqual(['not-found', 'not-found']);
    story.as(host);
    expect(codes(second.id)).toEqual(['done', 'done']);
  });
});

describe('two moderators at one person', () => {
  const errorOf = (run: () => unknown) => {
    try {
      return run();
    } catch (error) {
      return error;
    }
  };

  test('the second is told what holds meanwhile, and may decide again', () => {
    const story = chatter().do('moderation.mute', { personId: ann.id, seconds: 60, seen: 0 });
    story.as(second);
    expect(
      errorOf(() => story.do('sanction.expose', { personId: ann.id, as: 'hide', seen: 0 })),
    ).toMatchObject({ code: 'changed-meanwhile', params: { until: story.now + 60_000 } });
    expect(story.codeOf('sanction.expose', { personId: ann.id, as: 'hide', seen: 1 })).toBe('done');
    story.as(moderator).do('moderation.unmute', { personId: ann.id, seen: 2 });
    expect(
      errorOf(() => story.do('moderation.mute', { personId: ann.id, seconds: 60, seen: 2 })),
    ).toMatchObject({ code: 'changed-meanwhile', params: { standing: 'hide' } });
  });

  test('what is so already is said, also where it was undone', () => {
    const story = chatter().do('sanction.expose', { personId: ann.id, as: 'hide' });
    expect(story.codeOf('sanction.expose', { personId: ann.id, as: 'hide' })).toBe('already-done');
    story.do('sanction.expose', { personId: ann.id, as: 'show' });
    expect(story.codeOf('sanction.expose', { personId: ann.id, as: 'show' })).toBe('already-done');
    story.do('moderation.mute', { personId: ann.id, seconds: 60 });
    story.do('moderation.unmute', { personId: ann.id });
    expect(story.codeOf('moderation.unmute', { personId: ann.id })).toBe('already-done');
  });
});
