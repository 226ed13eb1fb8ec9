import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Show } from '../../../server/show/show.ts';
import { MAX_MESSAGES } from '../../../shared/chat/state.ts';
import { viewpointOf } from '../../../shared/roles.ts';
import { phraseRule } from '../../../shared/rules/rule.ts';
import { commands } from '../../../shared/show/protocol.ts';
import { PEOPLE } from '../../support/arbitrary.ts';
import { host, moderator, viewer } from '../../support/deals.ts';
import { openTestLog, temporaryFolder } from '../../support/log.ts';
import { RecordingOutlet, recordingMember } from '../../support/recording-link.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { openTestShow } from '../../support/show.ts';
import { Story } from '../../support/story.ts';

const SECRET = 'ANNS-SECRET';
const [ann, bob] = [viewer('ann'), viewer('bob')];

/** How often a text stands in the bytes of the database and its write-ahead log. */
function foundIn(folder: string, text: string): number {
  const files = ['shows.sqlite', 'shows.sqlite-wal'].map(name => join(folder, name)).filter(existsSync);
  return files.reduce((sum, file) => sum + readFileSync(file).toString('latin1').split(text).length - 1, 0);
}

/** Ann writes what is posted, held, approved, deleted and restored, and Bob answers each. */
async function chatter(show: Show): Promise<void> {
  await show.submit(host, 'filter', 'rule.add', { rule: phraseRule('spam') });
  let posts = 0;
  const say = (actor: typeof ann, text: string) => {
    posts += 1;
    return show.submit(actor, `post ${posts}`, 'chat.post', { text });
  };
  for (const what of ['posted', 'spam held', 'spam approved', 'deleted', 'restored']) {
    const { messageId } = await say(ann, `${SECRET} ${what}`);
    await say(bob, `bob on ${what.replace('spam ', '')}`);
    const command = (name: 'chat.approve' | 'chat.delete' | 'chat.restore') =>
      show.submit(moderator, `${name} ${what}`, name, { messageId });
    if (what === 'posted') await show.submit(moderator, 'pin', 'message.pin', { messageId });
    if (what === 'spam approved') await command('chat.approve');
    if (what === 'deleted' || what === 'restored') await command('chat.delete');
    if (what === 'restored') await command('chat.restore');
  }
}

describe('erasing a person', () => {
  test('leaves nothing of their lines in the state, what others resume with, the snapshot and the files', async () => {
    const folder = temporaryFolder();
    const log = await openTestLog(folder);
    const first = await openTestShow(log);
    const { seq, talkSeq } = first.state;
    await chatter(first);
    // Keeps a snapshot with their lines in it.
    await first.close();
    const show = await openTestShow(log);
    await show.submit(ann, 'last', 'chat.post', { text: `${SECRET} since the snapshot` });
    expect(foundIn(folder, SECRET)).toBeGreaterThan(6);
    const before = show.state;

    await show.submit(host, 'erase', 'chat.erase', { personId: ann.id });
    expect(foundIn(folder, SECRET)).toBe(0);
    expect(JSON.stringify(show.state)).not.toContain(SECRET);
    expect(show.state.chat.messages.map(({ text }) => text)).toEqual([
      'bob on posted',
      'bob on held',
      'bob on approved',
      'bob on deleted',
      'bob on restored',
    ]);
    expect(show.state.chat.withheld).toEqual([]);
    for (const person of PEOPLE)
      for (const since of [
        { seq, talkSeq },
        { seq: before.seq, talkSeq: before.talkSeq },
        { seq: before.seq, talkSeq: 0 },
      ]) {
        const missed = show.since(viewpointOf(person), { logId: show.logId, ...since });
        expect(JSON.stringify(missed)).not.toContain(SECRET);
      }

    await show.submit(bob, 'on', 'chat.post', { text: 'on it goes' });
    await show.close();
    expect(foundIn(folder, SECRET)).toBe(0);
    const again = await openTestShow(log);
    expect(again.state).toEqual(show.state);
    await log.close();
    expect(foundIn(folder, SECRET)).toBe(0);
    expect(foundIn(folder, 'bob on deleted')).toBeGreaterThan(0);
  });

  test('takes their lines off every page that is open, and those of a page that resumes', async () => {
    const show = await openTestShow(await openTestLog());
    await chatter(show);
    const { seq, talkSeq } = show.state;
    const page = recordingMember(new RecordingOutlet(), bob.id);
    show.broadcaster.add(page);
    // Her last line is still waiting for its tick.
    const last = show.submit(ann, 'last', 'chat.post', { text: `${SECRET} at last` });
    // It is decided once it is judged, which the test's show does in the next turn.
    await Promise.resolve();
    await Promise.all([last, show.submit(host, 'erase', 'chat.erase', { personId: ann.id })]);
    await show.submit(bob, 'next', 'chat.post', { text: 'next' });
    const erased = { name: 'chat.erased', data: { personId: ann.id } };
    await expect.poll(() => page.link.got.length).toBe(2);
    expect(page.link.got.map(frame => JSON.parse(frame))).toMatchObject([
      erased,
      { talk: [{ data: { message: { text: 'next' } } }] },
    ]);
    expect(page.link.got.join('')).not.toContain(SECRET);
    const missed = show.since(viewpointOf(bob), { logId: show.logId, seq, talkSeq });
    expect(missed).toMatchObject({ snapshot: { chat: { messages: { length: 6 } } } });
  });

  test('gives whoever lacks other people’s lines of then a snapshot with them', async () => {
    const show = await openTestShow(await openTestLog());
    const { seq, talkSeq } = show.state;
    await chatter(show);
    await show.submit(host, 'erase', 'chat.erase', { personId: ann.id });
    const missed = show.since(viewpointOf(bob), { logId: show.logId, seq, talkSeq });
    expect(missed).toMatchObject({ snapshot: { chat: { messages: { length: 5 } } } });
  });

  test('is for the host alone, and may be done to somebody who wrote nothing', async () => {
    expect(commands['chat.erase'].roles).toEqual(['host']);
    const show = await openTestShow(await openTestLog());
    await show.submit(host, 'erase', 'chat.erase', { personId: 'nobody' });
    expect(show.state.chat).toEqual({ messages: [], withheld: [] });
  });

  test('keeps what they do afterwards: they may write again', async () => {
    const show = await openTestShow(await openTestLog());
    await chatter(show);
    await show.submit(host, 'erase', 'chat.erase', { personId: ann.id });
    await show.submit(ann, 'new', 'chat.post', { text: 'a new start' });
    expect(show.state.chat.messages.at(-1)?.text).toBe('a new start');
  });
});

describe('what the crew does with a message', () => {
  const withMessage = (text: string) => {
    const story = new Story().do('rule.add', { rule: phraseRule('spam') });
    const { messageId } = story.as(ann).ask('chat.post', { text });
    return { story: story.as(moderator), messageId };
  };

  test('a message of the crew is never held', () => {
    const { story } = withMessage('hello');
    expect(story.ask('chat.post', { text: 'spam' })).toMatchObject({ state: 'posted' });
  });

  test('a held message that is deleted is restored to being held, and a posted one to being posted', () => {
    const held = withMessage('spam');
    held.story
      .do('chat.delete', { messageId: held.messageId })
      .do('chat.restore', { messageId: held.messageId });
    expect(held.story.state.chat.withheld).toMatchObject([
      { state: 'held', message: { id: held.messageId } },
    ]);
    const posted = withMessage('hello');
    posted.story.do('chat.delete', { messageId: posted.messageId });
    expect(posted.story.state.chat.withheld).toMatchObject([{ state: 'deleted', was: 'posted' }]);
    posted.story.do('chat.restore', { messageId: posted.messageId });
    expect(posted.story.state.chat).toMatchObject({ messages: [{ text: 'hello' }], withheld: [] });
  });

  test('an approved message stands where its time says, among those that were posted since', () => {
    const { story, messageId } = withMessage('spam');
    story.after(1).as(bob).do('chat.post', { text: 'later' }).as(moderator).do('chat.approve', { messageId });
    expect(story.state.chat.messages.map(({ text }) => text)).toEqual(['spam', 'later']);
    expect(story.codeOf('chat.approve', { messageId })).toBe('not-found');
  });
});

test('a message that nobody has in sight any more is deleted with its author’s name, and brought back', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const host = await joinRoom(server, { token: server.hostToken });
  const ann = await joinRoom(server);
  const { messageId } = await ann.send('chat.post', { text: 'the first' });
  const { personId } = (await until(host, ({ show }) => show.chat.messages.length > 0, 'the line')).show.chat
    .messages[0] ?? { personId: '' };
  // As many as one page may send at a time, from two.
  const second = await joinRoom(server, { token: server.hostToken });
  await Promise.all(
    Array.from({ length: MAX_MESSAGES }, (_, line) =>
      [host, second][line % 2]?.send('chat.post', { text: `line ${line}` }),
    ),
  );
  second.close();
  await until(host, ({ show }) => !show.chat.messages.some(({ id }) => id === messageId), 'it has gone by');

  const gone = until(ann, ({ show }) => !show.chat.messages.some(({ id }) => id === messageId), 'it is gone');
  await expect(host.send('chat.delete', { messageId })).rejects.toMatchObject({ code: 'not-found' });
  await expect(host.send('chat.delete', { messageId, personId: 'nobody' })).rejects.toMatchObject({
    code: 'not-found',
  });
  await host.send('chat.delete', { messageId, personId });
  await gone;
  await host.send('chat.restore', { messageId, personId });
  host.close();
  ann.close();
});

describe('an answer to a line', () => {
  const asked = () => {
    const story = new Story().as(ann);
    return { story, quoted: story.ask('chat.post', { text: 'is it red?' }).messageId };
  };
  const lastOf = ({ state }: Story) => state.chat.messages.at(-1);

  test('names the line and holds nothing of its text', () => {
    const { story, quoted } = asked();
    story.after(1).as(bob).do('chat.post', { text: 'it is blue', replyTo: quoted });
    expect(lastOf(story)).toMatchObject({ text: 'it is blue', replyTo: quoted });
    expect(JSON.stringify(lastOf(story))).not.toContain('is it red?');
  });

  test('is posted without it where not everybody sees that line, whose id nobody is told', () => {
    const { story, quoted } = asked();
    story
      .as(host)
      .do('rule.add', { rule: phraseRule('spam') })
      .do('chat.delete', { messageId: quoted });
    const held = story.as(bob).ask('chat.post', { text: 'spam' }).messageId;
    for (const replyTo of [quoted, held, 'none']) {
      story.after(1).as(bob).do('chat.post', { text: 'it is blue', replyTo });
      expect(lastOf(story)).not.toHaveProperty('replyTo');
    }
  });
});

describe('what should not come, but does', () => {
  const posted = (text: string) => {
    const story = new Story().as(ann);
    const { messageId } = story.ask('chat.post', { text });
    return { story: story.as(moderator), messageId };
  };

  test('a message of 64 KB is refused at once, and its sender stays and may write on', async () => {
    const server = await TestServer.start();
    onTestFinished(() => server.stop());
    const room = await joinRoom(server);
    onTestFinished(() => room.close());
    await expect(room.send('chat.post', { text: 'x'.repeat(64 * 1024) })).rejects.toMatchObject({
      code: 'too-large',
    });
    await expect(room.send('chat.post', { text: 'short' })).resolves.toMatchObject({ state: 'posted' });
  });

  test('a tower of combining marks is cut to what a letter has, and text can’t be turned around', () => {
    const { story } = posted(`a${'\u0301'.repeat(1000)}b \u202eyenom`);
    const text = story.state.chat.messages[0]?.text ?? '';
    expect(text.length).toBeLessThan(20);
    expect(text).not.toContain('\u202e');
  });

  test('of two moderators who delete one message, the second is told that it is gone', () => {
    const { story, messageId } = posted('hello');
    expect(story.codeOf('chat.delete', { messageId })).toBe('done');
    expect(story.as({ ...moderator, id: 'mod2' }).codeOf('chat.delete', { messageId })).toBe('not-found');
    expect(story.state.chat.withheld).toHaveLength(1);
  });

  test('what was undone can’t be undone once more', () => {
    const { story, messageId } = posted('hello');
    story.do('chat.delete', { messageId }).do('chat.restore', { messageId });
    expect(story.codeOf('chat.restore', { messageId })).toBe('not-found');
    story.do('moderation.mute', { personId: ann.id, seconds: 60 });
    story.do('moderation.unmute', { personId: ann.id, isUndo: true });
    const { strikes } = story.state.sanctions;
    expect(story.codeOf('moderation.unmute', { personId: ann.id, isUndo: true })).toBe('already-done');
    expect(story.state.sanctions.strikes).toBe(strikes);
  });

  test('nobody mutes, bans or warns the host', () => {
    const { story } = posted('hello');
    story.as(host).do('chat.post', { text: 'welcome' }).as(moderator);
    const { id: personId } = host;
    expect([
      story.codeOf('moderation.mute', { personId, seconds: 60 }),
      story.codeOf('sanction.ban', { personId }),
      story.codeOf('sanction.warn', { personId }),
    ]).toEqual(['protected', 'protected', 'protected']);
  });
});
