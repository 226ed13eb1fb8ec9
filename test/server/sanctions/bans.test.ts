import { describe, expect, test } from 'vitest';
import { banFor } from '../../../server/sanctions/bans.ts';
import { ADDRESS_MS } from '../../../server/sanctions/limits.ts';
import { moderator, viewer } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const [ann, tab, bob] = [viewer('ann'), viewer('tab'), viewer('bob')];
const HERS = { browser: 7, network: 70 };
const NEIGHBOURS = { browser: 8, network: 70 };

const chatter = () => new Story().as(ann, HERS).do('chat.post', { text: 'one' }).as(moderator);
const isBanned = ({ state, now }: Story, actor: typeof ann, client: object, later = 0) =>
  banFor(state, { actor, client }, now + later, { isLifted: () => false }) !== undefined;

describe('a ban from watching', () => {
  test('holds for the person and their browser, and for nobody else', () => {
    const story = chatter().do('sanction.ban', { personId: ann.id });
    expect(isBanned(story, ann, {})).toBe(true);
    expect(isBanned(story, tab, HERS)).toBe(true);
    expect(isBanned(story, bob, NEIGHBOURS)).toBe(false);
    expect(isBanned(story, bob, {})).toBe(false);
  });

  test('for good holds no more once it was lifted in another show', () => {
    const { state, now } = chatter().do('sanction.ban', { personId: ann.id, forGood: true });
    const here = { actor: ann, client: {} };
    expect(banFor(state, here, now, { isLifted: () => false })).toBeDefined();
    expect(banFor(state, here, now, { isLifted: () => true })).toBeUndefined();
  });

  test('holds for the address where that is said, for some days', () => {
    const story = chatter().do('sanction.ban', { personId: ann.id, address: true });
    expect(isBanned(story, bob, NEIGHBOURS)).toBe(true);
    expect(isBanned(story, bob, NEIGHBOURS, ADDRESS_MS)).toBe(false);
    expect(isBanned(story, tab, HERS, ADDRESS_MS)).toBe(true);
    expect(isBanned(story, bob, { browser: 9, network: 71 })).toBe(false);
  });

  test('shuts no moderator out who works at that address or in that browser', () => {
    const story = chatter().do('sanction.ban', { personId: ann.id, address: true });
    expect(isBanned(story, moderator as typeof ann, HERS)).toBe(false);
  });

  test('takes the person’s lines away, and is said to be so already the second time', () => {
    const story = chatter().do('sanction.ban', { personId: ann.id });
    expect(story.state.chat.messages).toEqual([]);
    expect(story.codeOf('sanction.ban', { personId: ann.id })).toBe('already-done');
    story.do('sanction.unban', { personId: ann.id });
    expect(isBanned(story, ann, HERS)).toBe(false);
    expect(story.codeOf('sanction.unban', { personId: ann.id })).toBe('already-done');
  });
});

describe('a ban from chat', () => {
  test('of the address keeps everybody behind it from writing, for some days', () => {
    const story = chatter().do('moderation.mute', { personId: ann.id, seconds: null, address: true });
    expect(story.as(bob, NEIGHBOURS).codeOf('chat.post', { text: 'hi' })).toBe('muted');
    story.after(ADDRESS_MS / 1000);
    expect(story.as(bob, NEIGHBOURS).codeOf('chat.post', { text: 'hi' })).toBe('done');
    expect(story.as(tab, HERS).codeOf('chat.post', { text: 'hi' })).toBe('muted');
  });

  test('for good has no end', () => {
    const story = chatter();
    expect(story.codeOf('moderation.mute', { personId: ann.id, seconds: 60, forGood: true })).toBe(
      'bad-data',
    );
    story.do('moderation.mute', { personId: ann.id, seconds: null, forGood: true });
    expect(story.state.moderation.mutes[ann.id]?.banId).toBeDefined();
  });
});
