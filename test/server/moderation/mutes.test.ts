import { describe, expect, test } from 'vitest';
import { moderator, viewer } from '../../support/deals.ts';
import { Story } from '../../support/story.ts';

const [ann, other, bob] = [viewer('ann'), viewer('other'), viewer('bob')];
const [HERS, ANOTHER] = [{ browser: 7 }, { browser: 8 }];

/** Ann has written from her browser and is muted for a minute. */
const muted = () =>
  new Story()
    .as(ann, HERS)
    .do('chat.post', { text: 'one' })
    .as(moderator)
    .do('moderation.mute', { personId: ann.id, seconds: 60 });

describe('a muted viewer who comes back as somebody new', () => {
  test('is still muted in the same browser, and nobody in another one is', () => {
    const story = muted();
    expect(story.as(other, HERS).codeOf('chat.post', { text: 'me again' })).toBe('muted');
    expect(story.as(bob, ANOTHER).codeOf('chat.post', { text: 'hello' })).toBe('done');
    expect(story.as(bob).codeOf('chat.post', { text: 'hello' })).toBe('done');
  });

  test('may write when the mute is over, or is taken back', () => {
    expect(muted().after(61).as(other, HERS).codeOf('chat.post', { text: 'later' })).toBe('done');
    const story = muted().do('moderation.unmute', { personId: ann.id });
    expect(story.as(other, HERS).codeOf('chat.post', { text: 'thanks' })).toBe('done');
  });

  test('takes no moderator along who watches in the same browser', () => {
    expect(muted().as(moderator, HERS).codeOf('chat.post', { text: 'calm down' })).toBe('done');
  });
});
