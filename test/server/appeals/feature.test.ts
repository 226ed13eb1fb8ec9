import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import type { Actor } from '../../../shared/roles.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { Story } from '../../support/story.ts';

// Only a bound for what never comes.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const HOST: Actor = { id: 'host', name: 'Host', role: 'host' };
const MO: Actor = { id: 'mod', name: 'Mo', role: 'moderator' };
const ANN: Actor = { id: 'ann', name: 'Ann', role: 'viewer' };

/** Ann has written something, was muted for ten minutes, and has appealed. */
function appealed(text = 'I only asked for the price'): { story: Story; appealId: string } {
  const story = new Story().as(ANN).do('chat.post', { text: 'hello' });
  story.as(MO).do('moderation.mute', { personId: 'ann', seconds: 600, reason: 'spam' });
  const { appealId } = story.as(ANN).ask('appeal.make', { text });
  return { story: story.as(MO), appealId };
}
const appealIn = ({ state }: Story) => state.appeals.byPerson.ann;
const isMuted = ({ state }: Story) => state.moderation.mutes.ann !== undefined;

describe('an appeal', () => {
  test('can be made by who is muted, once for each mute', () => {
    const { story } = appealed();
    expect(story.as(ANN).codeOf('appeal.make', { text: 'once more' })).toBe('already-done');
    expect(story.as({ ...ANN, id: 'bob' }).codeOf('appeal.make', { text: 'why' })).toBe('not-found');
    story.as(MO).do('moderation.unmute', { personId: 'ann' });
    expect(story.as(ANN).codeOf('appeal.make', { text: 'why' })).toBe('not-found');
    story.as(MO).do('moderation.mute', { personId: 'ann', seconds: 600 });
    expect(story.as(ANN).codeOf('appeal.make', { text: 'once more' })).toBe('done');
  });

  test('that waits goes on waiting when the mute is made longer', () => {
    const { story } = appealed();
    story.do('moderation.mute', { personId: 'ann', seconds: null });
    expect(appealIn(story)).toMatchObject({ text: 'I only asked for the price', until: null });
  });

  test('about a mute that has run out is none any more', () => {
    const { story, appealId } = appealed();
    story.after(601);
    expect(story.codeOf('appeal.answer', { appealId, isAccepted: true })).toBe('not-found');
    story.do('moderation.mute', { personId: 'ann', seconds: 60 });
    expect(appealIn(story)).toBeUndefined();
  });

  test('is cleaned, has a length, and says to the crew what the rules have against it', () => {
    const { story } = appealed('please\n\n look \u202eagain');
    expect(appealIn(story)?.text).toBe('please look again');
    expect(appealIn(story)?.reasons).toBeUndefined();
    for (const text of ['\u200b', 'x'.repeat(301)]) {
      story
        .do('moderation.mute', { personId: 'ann', seconds: 60 })
        .do('moderation.unmute', { personId: 'ann' });
      story.do('moderation.mute', { personId: 'ann', seconds: 60 });
      expect(story.as(ANN).codeOf('appeal.make', { text })).toBe('bad-data');
      story.as(MO);
    }
  });

  test('goes with all that its person wrote when that is erased', () => {
    const { story } = appealed();
    story.as(HOST).do('chat.erase', { personId: 'ann' });
    expect(story.state.appeals.byPerson).toEqual({});
  });
});

describe('an answer', () => {
  test('that accepts lifts the mute, and undone puts it back with what is left of its time', () => {
    const { story, appealId } = appealed();
    const mute = story.state.moderation.mutes.ann;
    story.do('appeal.answer', { appealId, isAccepted: true, template: 'mistake', note: 'sorry' });
    expect(isMuted(story)).toBe(false);
    expect(appealIn(story)?.answer).toMatchObject({ isAccepted: true, template: 'mistake', note: 'sorry' });
    story.do('appeal.reopen', { appealId });
    expect(story.state.moderation.mutes.ann).toEqual(mute);
    expect(appealIn(story)?.answer).toBeUndefined();
    expect(story.codeOf('appeal.reopen', { appealId })).toBe('already-done');
  });

  test('that accepts takes back the strike that came with the mute and no other, and undone puts it back', () => {
    const { story, appealId } = appealed();
    story.after(1).do('sanction.warn', { personId: 'ann', reason: 'insult' });
    const before = story.state.sanctions.strikes.ann;
    expect(before?.map(({ cause }) => cause)).toEqual(['mute', 'warning']);
    story.after(5).do('appeal.answer', { appealId, isAccepted: true });
    expect(story.state.sanctions.strikes.ann?.map(({ cause }) => cause)).toEqual(['warning']);
    story.after(5).do('appeal.reopen', { appealId });
    expect(story.state.sanctions.strikes.ann).toEqual(before);
    expect(story.state.moderation.mutes.ann).toMatchObject({ until: 601_000 });
  });

  test('that accepts takes back the strike whose number made the mute', () => {
    const story = new Story().as(ANN).do('chat.post', { text: 'hello' });
    story.as(MO).do('sanction.warn', { personId: 'ann' }).after(1).do('sanction.warn', { personId: 'ann' });
    const { appealId } = story.as(ANN).ask('appeal.make', { text: 'why' });
    story.as(MO).do('appeal.answer', { appealId, isAccepted: true });
    expect(story.state.sanctions.strikes.ann).toHaveLength(1);
  });

  test('that declines, or is about a mute without a strike, leaves all strikes', () => {
    const { story, appealId } = appealed();
    story.do('appeal.answer', { appealId, isAccepted: false });
    expect(story.state.sanctions.strikes.ann).toHaveLength(1);
    story.do('moderation.unmute', { personId: 'ann' });
    story.do('moderation.mute', { personId: 'ann', seconds: 600, isUndo: true });
    const again = story.as(ANN).ask('appeal.make', { text: 'why' });
    story.as(MO).do('appeal.answer', { appealId: again.appealId, isAccepted: true });
    expect(story.state.sanctions.strikes.ann).toHaveLength(1);
  });

  test('undone after the mute would have ended puts nothing back', () => {
    const { story, appealId } = appealed();
    story.do('appeal.answer', { appealId, isAccepted: true }).after(601).do('appeal.reopen', { appealId });
    expect(isMuted(story)).toBe(false);
  });

  test('that declines leaves the mute, and there is no second appeal', () => {
    const { story, appealId } = appealed();
    story.do('appeal.answer', { appealId, isAccepted: false, template: 'rules' });
    expect(isMuted(story)).toBe(true);
    expect(story.as(ANN).codeOf('appeal.make', { text: 'but' })).toBe('already-done');
  });

  test('is told to the viewer without who gave it, and to nobody else', () => {
    const { story, appealId } = appealed();
    story.do('appeal.answer', { appealId, isAccepted: true, note: 'sorry' });
    const own = redactShow(story.state, { kind: 'viewer', personId: 'ann' }).appeals;
    expect(own.byPerson.ann?.answer).toEqual({ isAccepted: true, note: 'sorry', at: story.now });
    expect(redactShow(story.state, { kind: 'viewer', personId: 'bob' }).appeals.byPerson).toEqual({});
    expect(
      redactShow(story.state, { kind: 'brand', personId: 'rep', brand: 'Acme' }).appeals.byPerson,
    ).toEqual({});
  });
});

describe('over real sockets', () => {
  let server: TestServer;
  let host: Room;
  beforeAll(async () => {
    server = await TestServer.start();
    host = await joinRoom(server, { token: server.hostToken });
  });
  afterAll(async () => {
    host.close();
    await server.stop();
  });

  async function join(token?: string): Promise<{ room: Room; frames: string[] }> {
    const frames: string[] = [];
    const socket = new WebSocket(server.socketUrl);
    socket.addEventListener('message', ({ data }) => frames.push(String(data)));
    const room = await joinRoom(server, { ...(token ? { token } : {}), socket });
    onTestFinished(() => room.close());
    return { room, frames };
  }
  const moderator = async (name: string) =>
    join((await host.send('team.invite', { name, role: 'moderator', hours: 1 })).token);
  const idOf = (room: Room) => room.store.getState().you?.id ?? '';
  const appealOf = (room: Room, personId: string) => room.store.getState().show.appeals.byPerson[personId];

  test('the second of two moderators is told that the first has answered; the viewer is told of neither', async () => {
    const [one, two] = [await moderator('Moritz'), await moderator('Tanja')];
    const { room: ann, frames } = await join();
    await ann.send('chat.post', { text: 'hello' });
    await host.send('moderation.mute', { personId: idOf(ann), seconds: 600, reason: 'spam' });
    await until(ann, ({ show }) => show.moderation.mutes[idOf(ann)]?.reason === 'spam', 'muted, and why');
    const { appealId } = await ann.send('appeal.make', { text: 'please look again' });
    await until(one.room, () => appealOf(one.room, idOf(ann)) !== undefined, 'the appeal');
    await one.room.send('appeal.answer', { appealId, isAccepted: true, template: 'mistake' });
    await expect(two.room.send('appeal.answer', { appealId, isAccepted: false })).rejects.toMatchObject({
      code: 'already-done',
      params: { by: 'Moritz' },
    });
    await until(ann, () => appealOf(ann, idOf(ann))?.answer?.template === 'mistake', 'the answer');
    await ann.send('chat.post', { text: 'thank you' });
    expect(frames.join()).not.toContain('Moritz');
  });

  test('viewers answer none, moderators make none, and one without the permission to mute answers none', async () => {
    const mo = await moderator('Mo');
    const { room: ann, frames: _frames } = await join();
    const { room: bob, frames } = await join();
    await ann.send('chat.post', { text: 'hello' });
    await host.send('moderation.mute', { personId: idOf(ann), seconds: 600 });
    const { appealId } = await ann.send('appeal.make', { text: 'only between us' });
    const answer = { appealId, isAccepted: true };
    await expect(ann.send('appeal.answer', answer)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ann.send('appeal.reopen', { appealId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(mo.room.send('appeal.make', { text: 'hi' })).rejects.toMatchObject({ code: 'forbidden' });
    const inviteId = idOf(mo.room);
    await host.send('permission.set', { inviteId, permissions: { timeout: false } });
    await expect(mo.room.send('appeal.answer', answer)).rejects.toMatchObject({
      code: 'forbidden',
      params: { permission: 'timeout' },
    });
    await host.send('chat.post', { text: 'after the appeal' });
    await until(
      bob,
      ({ show }) => show.chat.messages.some(({ text }) => text === 'after the appeal'),
      'the chat',
    );
    expect(frames.join()).not.toContain('only between us');
  });

  test('what was erased is still gone after a restart', async () => {
    const { room: ann } = await join();
    await ann.send('chat.post', { text: 'hello' });
    const personId = idOf(ann);
    await host.send('moderation.mute', { personId, seconds: 600 });
    await ann.send('appeal.make', { text: 'erase me later' });
    await host.send('chat.erase', { personId });
    await server.kill();
    await server.restart();
    const { room } = await join(server.hostToken);
    expect(appealOf(room, personId)).toBeUndefined();
  });
});
