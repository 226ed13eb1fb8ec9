import { expect, onTestFinished, test } from 'vitest';
import { viewpointOf } from '../../../shared/roles.ts';
import type { CommandData } from '../../../shared/show/protocol.ts';
import { redactShow } from '../../../shared/show/state.ts';
import { host, moderator, rep, viewer } from '../../support/deals.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { Story } from '../../support/story.ts';

const [ann, bob] = [viewer('ann'), viewer('bob')];
type Setting = CommandData<'mode.set'>['setting'];

const MINUTE = 60_000;
/** A show in which a moderator has set these modes. */
function under(...settings: Setting[]): Story {
  const story = new Story(100 * MINUTE).as(moderator);
  for (const setting of settings) story.do('mode.set', { setting, seconds: null });
  return story.as(ann);
}
const codeOf = (story: Story, text: string) => story.codeOf('chat.post', { text });
/** What a viewer has on the screen. */
const seenBy = (person: typeof ann, { state }: Story) =>
  redactShow(state, viewpointOf(person)).chat.messages.map(({ text }) => text);
const held = ({ state }: Story) => state.chat.withheld.map(({ message }) => message.text);
const kinds = ({ state }: Story) => Object.keys(state.modes.on).sort();

test('in a closed chat only the crew and brand reps write', () => {
  const story = under({ kind: 'closed' });
  expect(codeOf(story, 'hello')).toBe('mode');
  for (const writer of [host, moderator, rep]) expect(codeOf(story.as(writer), 'hello')).toBe('done');
});

test('in slow mode a person writes a line in so many seconds, and is told when the next one may be', () => {
  const story = under({ kind: 'slow', amount: 10 });
  expect(codeOf(story, 'one')).toBe('done');
  story.after(4);
  const params = { mode: 'slow', until: story.now + 6000 };
  expect(() => story.do('chat.post', { text: 'two' })).toThrow(
    expect.objectContaining({ code: 'mode', params }),
  );
  expect(codeOf(story.as(bob), 'mine')).toBe('done');
  expect(codeOf(story.as(ann).after(6), 'two')).toBe('done');
});

test('a line that waits for approval counts in slow mode as any other, and once', () => {
  const story = under({ kind: 'slow', amount: 10 }, { kind: 'first' });
  expect(codeOf(story, 'one')).toBe('done');
  expect(held(story)).toEqual(['one']);
  expect(codeOf(story.after(5), 'two')).toBe('mode');
  const messageId = story.state.chat.withheld[0]?.message.id ?? '';
  story.as(moderator).do('chat.approve', { messageId });
  expect(codeOf(story.as(ann).after(5), 'two')).toBe('done');
});

test('those who are known have a name and have been here for so long', () => {
  const story = under({ kind: 'known', amount: 10 });
  expect(codeOf(story.as(ann, { since: 95 * MINUTE }), 'hello')).toBe('mode');
  expect(codeOf(story.as(ann, { since: 90 * MINUTE }), 'hello')).toBe('mode');
  story.do('name.choose', { name: 'Anna' });
  expect(codeOf(story, 'hello')).toBe('done');
  expect(codeOf(story.as(ann), 'from nowhere')).toBe('mode');
});

test('emoji, links and repeated lines are told apart as each mode wants', () => {
  expect(codeOf(under({ kind: 'emoji' }), '🔥 👏🏽')).toBe('done');
  expect(codeOf(under({ kind: 'emoji' }), 'fire 🔥')).toBe('mode');
  expect(codeOf(under({ kind: 'links' }), 'look at t.me/shop')).toBe('mode');
  expect(codeOf(under({ kind: 'links' }), 'it costs 10.50')).toBe('done');
  const story = under({ kind: 'unique', amount: 5 });
  expect(codeOf(story, 'great shoes')).toBe('done');
  expect(codeOf(story.as(bob).after(60), 'Greaaat  SHOES!')).toBe('mode');
  expect(codeOf(story.after(4 * 60), 'great shoes')).toBe('done');
});

test('a person’s lines wait until one of them was let through, and who wrote before waits for nothing', () => {
  const story = new Story(100 * MINUTE).as(bob).do('chat.post', { text: 'here before' }).as(moderator);
  story.do('mode.set', { setting: { kind: 'first' }, seconds: null });
  for (const text of ['one', 'two']) story.as(ann).do('chat.post', { text });
  story.as(bob).do('chat.post', { text: 'and again' });
  expect(held(story)).toEqual(['one', 'two']);
  expect(story.state.chat.withheld[0]?.reasons).toEqual([{ by: 'modes.first' }]);
  const messageId = story.state.chat.withheld[0]?.message.id ?? '';
  story.as(moderator).do('chat.delete', { messageId });
  expect(held(story.as(ann).do('chat.post', { text: 'three' }))).toContain('three');
  const second = story.state.chat.withheld.find(({ message }) => message.text === 'two')?.message.id ?? '';
  story.as(moderator).do('chat.approve', { messageId: second });
  story.as(ann).do('chat.post', { text: 'four' });
  expect(seenBy(bob, story)).toEqual(['here before', 'and again', 'two', 'four'].sort(byTime(story)));
});

/** The order in which the lines of a show were written. */
function byTime({ state }: Story) {
  const order = state.chat.messages.map(({ text }) => text);
  return (one: string, other: string) => order.indexOf(one) - order.indexOf(other);
}

test('a delayed line is seen by its author and the crew at once, and by others when its time has come', () => {
  const story = under({ kind: 'delay', amount: 5 });
  expect(story.ask('chat.post', { text: 'late' }).state).toBe('posted');
  expect(seenBy(ann, story)).toEqual(['late']);
  expect(seenBy(moderator, story)).toEqual(['late']);
  expect(seenBy(bob, story.after(4).settle())).toEqual([]);
  expect(seenBy(bob, story.after(1).settle())).toEqual(['late']);
  expect(story.state.chat.messages).toHaveLength(1);
});

test('a delayed line that is deleted, or whose author is muted, reaches nobody, and comes back when that is undone', () => {
  const story = under({ kind: 'delay', amount: 5 }).do('chat.post', { text: 'bad' });
  const messageId = story.state.chat.messages[0]?.id ?? '';
  story.as(moderator).do('chat.delete', { messageId }).after(10).settle();
  for (const person of [ann, bob]) expect(seenBy(person, story)).toEqual([]);
  expect(seenBy(bob, story.do('chat.restore', { messageId }))).toEqual(['bad']);

  story.as(ann).do('chat.post', { text: 'worse' });
  story.as(moderator).do('moderation.mute', { personId: ann.id, seconds: 600 }).after(10).settle();
  expect(seenBy(bob, story)).toEqual([]);
  story.do('moderation.unmute', { personId: ann.id, lines: 'restore' });
  expect(seenBy(bob, story)).toEqual(['bad', 'worse']);
});

test('a mode with an end is over then, and one that was set says who set it and when', () => {
  const story = new Story(100 * MINUTE).as(moderator);
  story.do('mode.set', { setting: { kind: 'emoji' }, seconds: 60 });
  expect(story.state.modes.on.emoji).toEqual({
    until: story.now + 60_000,
    at: story.now,
    by: { name: 'Mo', role: 'moderator' },
  });
  expect(codeOf(story.as(ann).after(60), 'words')).toBe('done');
  expect(kinds(story.settle())).toEqual([]);
  expect(story.as(moderator).codeOf('mode.unset', { kind: 'emoji' })).toBe('already-done');
});

test('viewers and brand reps know the modes and their numbers, and not who set them, shield mode or its preset', () => {
  const story = under({ kind: 'slow', amount: 20 }).as(host).do('mode.shield', { on: true });
  story.as(ann).codeOf('chat.post', { text: 'hello' });
  for (const person of [bob, rep]) {
    const { on, ...rest } = redactShow(story.state, viewpointOf(person)).modes;
    expect(on.slow).toEqual({ amount: 30, until: null, at: story.now });
    expect(rest).toEqual({ ...new Story().state.modes, on: undefined, preset: expect.any(Array) });
    expect(JSON.stringify(on)).not.toContain('"by"');
  }
});

test('shield mode sets the stricter of what holds and its preset, and brings back exactly what held before', () => {
  const story = under({ kind: 'slow', amount: 60 }, { kind: 'emoji' });
  const { on } = story.state.modes;
  story.as(moderator).do('mode.shield', { on: true });
  expect(kinds(story)).toEqual(['emoji', 'first', 'links', 'slow']);
  expect(story.state.modes.on.slow?.amount).toBe(60);
  expect(story.state.modes.shield?.by).toEqual({ name: 'Mo', role: 'moderator' });
  expect(story.codeOf('mode.shield', { on: true })).toBe('already-done');
  story.do('mode.unset', { kind: 'emoji' }).do('mode.shield', { on: false });
  expect(story.state.modes.on).toEqual(on);
  expect(story.state.modes.shield).toBe(null);
});

test('shield mode makes the classifier strictest and holds newcomers, and gives both back as they were', () => {
  const story = new Story().do('moderation.setLevels', { levels: { spam: 3 } });
  const { levels } = story.state.moderation;
  story.do('mode.shield', { on: true });
  expect(Object.values(story.state.moderation.levels)).toEqual([4, 4, 4, 4, 4]);
  expect(story.state.sanctions.newcomerMinutes).toBe(10);
  story.do('mode.shield', { on: false });
  expect(story.state.moderation.levels).toEqual(levels);
  expect(story.state.sanctions.newcomerMinutes).toBe(null);
});

test('what held before shield mode and would have ended meanwhile does not come back', () => {
  const story = new Story().as(moderator).do('mode.set', { setting: { kind: 'closed' }, seconds: 60 });
  story.do('mode.shield', { on: true }).after(120).settle().do('mode.shield', { on: false });
  expect(kinds(story)).toEqual([]);
});

test('the host chooses what shield mode turns on, and a new show takes that along', () => {
  const story = new Story().do('mode.setPreset', { preset: [{ kind: 'links' }, { kind: 'closed' }] });
  expect(story.state.modes.preset).toEqual([{ kind: 'closed' }, { kind: 'links' }]);
  expect(story.codeOf('mode.setPreset', { preset: [] })).toBe('bad-data');
  expect(kinds(story.do('mode.shield', { on: true }))).toEqual(['closed', 'links']);
});

test('other platforms’ lines are not of the show’s chat, so its modes leave them alone', () => {
  const story = under({ kind: 'closed' }).as(host);
  const { sourceId } = story.ask('multichat.add', { platform: 'twitch', channel: 'shop' });
  const lines = [{ id: 't1', authorId: 'zoe', author: 'Zoe', text: 'hello' }];
  story.do('multichat.receive', { sourceId, lines });
  expect(seenBy(moderator, story)).toEqual(['hello']);
});

test('over sockets a delayed line reaches crew and author first, outlives a kill, and then reaches everybody', async () => {
  const server = await TestServer.start();
  onTestFinished(() => server.stop());
  const rooms = await Promise.all([
    joinRoom(server, { token: server.hostToken }),
    joinRoom(server, { onToken: () => {} }),
    joinRoom(server, { onToken: () => {} }),
  ]);
  onTestFinished(() => {
    for (const room of rooms) room.close();
  });
  const [crew, author, other] = rooms;
  await crew.send('mode.set', { setting: { kind: 'delay', amount: 3 }, seconds: null });
  await until(author, ({ show }) => show.modes.on.delay !== undefined, 'the mode');
  const { messageId } = await author.send('chat.post', { text: 'in a moment' });
  for (const room of [crew, author])
    await until(room, ({ show }) => show.chat.messages.some(({ id }) => id === messageId), 'it');
  expect(other.store.getState().show.chat.messages).toEqual([]);
  await server.kill();
  await server.restart();
  for (const room of rooms) {
    const isThere = ({ show: { chat } }: ReturnType<typeof room.store.getState>) =>
      chat.messages.some(({ id, until }) => id === messageId && until === undefined);
    await until(room, isThere, 'the line for everybody');
  }
});
