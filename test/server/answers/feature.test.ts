import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Room } from '../../../client/room/room.ts';
import { MAX_ANSWERS } from '../../../shared/answers/contract.ts';
import type { MadeShow } from '../../../shared/home/protocol.ts';
import { someAnswer } from '../../support/arbitrary.ts';
import { moderator } from '../../support/deals.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';
import { Story } from '../../support/story.ts';

const saved = (...numbers: number[]) =>
  numbers.reduce(
    (story, number) => story.do('answer.save', { answer: someAnswer(number) }),
    new Story().as(moderator),
  );
const idsOf = ({ state }: Story) => state.answers.answers.map(({ id }) => id).join(' ');

test('answers are offered in the order in which they were saved, until one is moved', () => {
  const story = saved(1, 2, 3);
  expect(idsOf(story)).toBe('a1 a2 a3');
  expect(idsOf(story.do('answer.move', { answerId: 'a3', place: 0 }))).toBe('a3 a1 a2');
  expect(idsOf(story.do('answer.save', { answer: someAnswer(4), place: 1 }))).toBe('a3 a4 a1 a2');
});

test('a changed answer stays where it is', () => {
  const story = saved(1, 2).do('answer.save', { answer: someAnswer(1, 'Shipping') });
  expect(story.state.answers.answers.map(({ title }) => title)).toEqual(['Shipping', 'Answer 2']);
});

test('what is gone is neither moved nor removed', () => {
  const story = saved(1).do('answer.remove', { answerId: 'a1' });
  expect(story.codeOf('answer.remove', { answerId: 'a1' })).toBe('not-found');
  expect(story.codeOf('answer.move', { answerId: 'a1', place: 0 })).toBe('not-found');
});

test('a show keeps a hundred answers, and each of them can still be changed', () => {
  const story = saved(...Array.from({ length: MAX_ANSWERS }, (_, number) => number));
  expect(story.codeOf('answer.save', { answer: someAnswer(MAX_ANSWERS) })).toBe('bad-data');
  expect(story.codeOf('answer.save', { answer: someAnswer(7, 'Changed') })).toBe('done');
});

let server: TestServer;
let host: Room;
beforeAll(async () => {
  server = await TestServer.start();
  host = await joinRoom(server, { token: server.hostToken });
}, 60_000);
afterAll(async () => {
  host.close();
  await server.stop();
});

async function invite(role: 'moderator' | 'brand'): Promise<Room> {
  const brand = role === 'brand' ? { brand: 'Acme' } : {};
  const { token } = await host.send('team.invite', { name: role, role, hours: 1, ...brand });
  const room = await joinRoom(server, { token });
  onTestFinished(() => room.close());
  return room;
}

test('host and moderators share them; brand reps and viewers neither save nor see any', async () => {
  const mo = await invite('moderator');
  await mo.send('answer.save', { answer: someAnswer(1) });
  await host.send('answer.save', { answer: someAnswer(2) });
  for (const room of [host, mo])
    await until(room, ({ show }) => show.answers.answers.length === 2, 'both answers');
  const viewer = await joinRoom(server);
  onTestFinished(() => viewer.close());
  for (const room of [await invite('brand'), viewer]) {
    expect(room.store.getState().show.answers).toEqual({ answers: [] });
    await expect(room.send('answer.save', { answer: someAnswer(3) })).rejects.toMatchObject({
      code: 'forbidden',
    });
  }
});

test('the next show has them where its host takes them along, and not otherwise', async () => {
  await host.send('answer.save', { answer: someAnswer(1, 'Shipping') });
  await host.send('answer.save', { answer: someAnswer(2) });
  await host.send('answer.move', { answerId: 'a2', place: 0 });
  const next = async (take: string[]) => {
    const response = await fetch(`${server.origin}/api/shows`, {
      method: 'POST',
      headers: { authorization: `Bearer ${server.ownerKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'Tomorrow', from: 'autumn-show', take }),
    });
    const made = (await response.json()) as MadeShow;
    server.secrets.add(made.invite);
    const room = await joinRoom(server, { show: made.show, token: made.invite });
    onTestFinished(() => room.close());
    return { made, titles: room.store.getState().show.answers.answers.map(({ title }) => title) };
  };
  const { made, titles } = await next(['answers']);
  expect(made.takes).toEqual([{ feature: 'answers', count: 2, leftOut: [] }]);
  expect(titles).toEqual(['Answer 2', 'Shipping']);
  expect((await next(['catalog'])).titles).toEqual([]);
});
