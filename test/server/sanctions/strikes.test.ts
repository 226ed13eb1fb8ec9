import { describe, expect, test } from 'vitest';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { defaultStrikeRules, type StrikeRules } from '../../../shared/sanctions/strikes.ts';
import { host, moderator, viewer } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const [ann, tab] = [viewer('ann'), viewer('tab')];
const HERS = { browser: 7, network: 70 };
const DAY = 24 * 60 * 60;

/** Ann has written a line. */
const chatter = (rules: Partial<StrikeRules> = {}) =>
  new Story()
    .as(host)
    .do('sanction.setStrikes', { rules: { ...defaultStrikeRules(), ...rules } })
    .as(ann, HERS)
    .do('chat.post', { text: 'one' })
    .as(moderator);

const strikesOf = ({ state }: Story, personId = ann.id) => state.sanctions.strikes[personId] ?? [];
/** How long Ann is muted, in seconds; null for the show. */
function mutedFor({ state, now }: Story): number | null | undefined {
  const mute = state.moderation.mutes[ann.id];
  if (!mute || mute.until === null) return mute && null;
  return mute.until > now ? (mute.until - now) / 1000 : undefined;
}
const warn = (story: Story) => story.do('sanction.warn', { personId: ann.id, reason: 'insult' });

describe('strikes', () => {
  test('lead from a warning over longer and longer mutes to a ban from chat for good', () => {
    const story = warn(chatter());
    expect([strikesOf(story).length, mutedFor(story)]).toEqual([1, undefined]);
    const lengths = [60, 600, null, null].map(() => mutedFor(warn(story)));
    expect(lengths).toEqual([60, 600, null, null]);
    expect(story.state.moderation.mutes[ann.id]).toMatchObject({ until: null, reason: 'insult' });
    expect(story.state.moderation.mutes[ann.id]?.banId).toBeDefined();
  });

  test('never shorten what a moderator chose, and lengthen what was too short', () => {
    const story = warn(chatter()).do('moderation.mute', { personId: ann.id, seconds: 3600 });
    expect(mutedFor(story)).toBe(3600);
    story.do('moderation.mute', { personId: ann.id, seconds: 10 });
    expect(mutedFor(story)).toBe(600);
  });

  test('warn at the first mute or deletion only whom no mute tells', () => {
    const muted = chatter().do('moderation.mute', { personId: ann.id, seconds: 10 });
    expect(muted.state.sanctions.warnings).toEqual({});
    const deleted = chatter();
    const messageId = deleted.state.chat.messages[0]?.id ?? '';
    deleted.do('chat.delete', { messageId, reason: 'spam' });
    expect(deleted.state.sanctions.warnings[ann.id]).toMatchObject({ reason: 'spam' });
  });

  test('go with time, by the show’s clock', () => {
    const story = warn(warn(chatter())).after(2 * DAY);
    expect(mutedFor(warn(story))).toBe(undefined);
    expect(strikesOf(story)).toHaveLength(1);
  });

  test('follow the browser to another name', () => {
    const story = warn(chatter()).as(tab, HERS).do('sanction.acknowledge', { warningId: 'none' });
    story.do('chat.post', { text: 'me again' }).as(moderator).do('sanction.warn', { personId: tab.id });
    expect(story.state.moderation.mutes[tab.id]).toBeDefined();
  });

  test('come from what the show says, and from nothing where they are off', () => {
    const off = warn(chatter({ isOn: false })).do('moderation.mute', { personId: ann.id, seconds: 10 });
    expect(strikesOf(off)).toEqual([]);
    const quiet = chatter({ mute: false }).do('moderation.mute', { personId: ann.id, seconds: 10 });
    expect(strikesOf(quiet)).toEqual([]);
    const deleted = chatter();
    deleted.do('chat.delete', { messageId: deleted.state.chat.messages[0]?.id ?? '' });
    expect(strikesOf(deleted)).toEqual([]);
  });

  test('come from held lines only where the show says so', () => {
    const post = (story: Story) =>
      story
        .do('rule.add', { rule: phraseRule('spam') })
        .as(ann, HERS)
        .do('chat.post', { text: 'spam' });
    expect(strikesOf(post(chatter()))).toEqual([]);
    expect(strikesOf(post(chatter({ held: ['rules'] })))).toMatchObject([{ cause: 'rule' }]);
  });

  test('go with the act that is undone, and by a moderator’s hand', () => {
    const story = chatter().do('moderation.mute', { personId: ann.id, seconds: 10 });
    story.do('moderation.unmute', { personId: ann.id, isUndo: true });
    expect(strikesOf(story)).toEqual([]);
    const messageId = story.as(ann, HERS).ask('chat.post', { text: 'two' }).messageId;
    story.as(moderator).do('chat.delete', { messageId, reason: 'spam' }).do('chat.restore', { messageId });
    expect(strikesOf(story)).toEqual([]);
    warn(story).do('sanction.withdrawWarning', { personId: ann.id });
    expect(strikesOf(story)).toEqual([]);
    const [{ id: strikeId } = { id: '' }] = strikesOf(warn(story));
    story.do('sanction.forgive', { personId: ann.id, strikeId });
    expect(strikesOf(story)).toEqual([]);
    expect(story.codeOf('sanction.forgive', { personId: ann.id, strikeId })).toBe('already-done');
  });
});

describe('a warning', () => {
  test('keeps its viewer from writing until they have acknowledged it', () => {
    const story = warn(chatter()).as(ann, HERS);
    expect(story.codeOf('chat.post', { text: 'what?' })).toBe('warned');
    const { warningId = '' } = story.state.sanctions.warnings[ann.id] ?? {};
    story.do('sanction.acknowledge', { warningId });
    expect(story.codeOf('chat.post', { text: 'sorry' })).toBe('done');
    expect(story.state.sanctions.warnings[ann.id]).toMatchObject({ acknowledged: true });
  });

  test('can be taken back until then, and afterwards there is none to take back', () => {
    const story = warn(chatter());
    const { warningId = '' } = story.state.sanctions.warnings[ann.id] ?? {};
    story.as(ann, HERS).do('sanction.acknowledge', { warningId }).as(moderator);
    expect(story.codeOf('sanction.withdrawWarning', { personId: ann.id })).toBe('already-done');
  });
});

describe('strikes for several lines that are deleted at once', () => {
  const bob = viewer('bob');
  /** Ann has written two lines and Bob one, and a moderator is about to delete them. */
  function three(deletion: StrikeRules['deletion']) {
    const story = chatter({ deletion }).as(ann, HERS).do('chat.post', { text: 'two' });
    story.as(bob).do('chat.post', { text: 'three' }).as(moderator);
    return {
      story,
      messages: story.state.chat.messages.map(({ id, personId }) => ({ messageId: id, personId })),
    };
  }

  test('are one for each author, and go again when the lines are brought back', () => {
    const { story, messages } = three('always');
    story.do('chat.deleteMany', { messages });
    expect(strikesOf(story)).toMatchObject([{ cause: 'deletion', messageId: messages[0]?.messageId }]);
    expect(strikesOf(story, bob.id)).toHaveLength(1);
    expect(mutedFor(story)).toBeUndefined();
    story.do('chat.restoreMany', { messages });
    expect([strikesOf(story), strikesOf(story, bob.id)]).toEqual([[], []]);
  });

  test('come with a reason alone where the show says so, as for a single line', () => {
    const { story, messages } = three('reason');
    story.do('chat.deleteMany', { messages });
    expect(strikesOf(story)).toEqual([]);
    story.do('chat.restoreMany', { messages }).do('chat.deleteMany', { messages, reason: 'spam' });
    expect(strikesOf(story)).toMatchObject([{ reason: 'spam' }]);
  });
});
