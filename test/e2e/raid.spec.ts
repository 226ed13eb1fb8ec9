import type { Page } from 'playwright';
import { readFrames, watchFrames } from '../../bench/desk/frames.ts';
import type { Room } from '../../client/room/room.ts';
import { violations } from '../support/accessible.ts';
import { Raid } from '../support/raid.ts';
import { joinRoom, until } from '../support/room.ts';
import { expect, test } from './fixtures.ts';

const ACCOUNTS = { accounts: 200, addresses: 5 };
/** All within a minute. */
const LINES = 5000;
/** Copies, which are held because several write them, and among them what a rule of the crew holds by mistake. */
const TEXTS = [
  'get cheap shoes at the other shop today, number #',
  'free shoes for everybody over there, only now, ticket #',
  'is the blue one #?',
];

/** How many messages wait, as the desk says it. */
async function waiting(page: Page): Promise<number> {
  const text = await page
    .getByText(/^[\d,]+ messages? waits?$/)
    .or(page.getByText('Nothing is held'))
    .first()
    .textContent();
  return Number(text?.match(/\d+/)?.[0] ?? 0);
}

/** By the events of the show: which messages were held, which of them wait, and who has decided any. */
function countHeld(host: Room) {
  const [held, waits, by] = [new Set<string>(), new Set<string>(), new Set<string>()];
  host.onEvent(event => {
    const { name, data } = event;
    if (name === 'chat.held') held.add(data.message.id);
    if (name === 'chat.held') waits.add(data.message.id);
    if (name === 'chat.restored' && data.to === 'held') waits.add(data.messageId);
    if (name !== 'chat.approved' && name !== 'chat.deleted') return;
    waits.delete(data.messageId);
    by.add(event.by?.name ?? '');
  });
  return { held, waits, by };
}

/** Presses one key after another at a hand's pace until the raid is over. */
async function work(page: Page, keys: string, isOver: () => boolean): Promise<void> {
  for (let pressed = 0; !isOver(); pressed++) {
    await page.keyboard.press(keys[pressed % keys.length] ?? 'd');
    await page.waitForTimeout(200);
  }
}

test('sixty new accounts that write the same: the moderator is told, turns shield mode on, and new lines wait', async ({
  server,
  moderator: { page },
}) => {
  const raiders = await Promise.all(
    Array.from({ length: 60 }, () => joinRoom(server, { onToken: () => {} })),
  );
  const write = (text: string) => Promise.all(raiders.map(raider => raider.send('chat.post', { text })));
  await write('get cheap shoes at the other shop today');
  const banner = page.getByRole('strong').filter({ hasText: 'This looks like a raid.' });
  await expect(banner).toBeVisible();
  await expect(page.getByText(/\d+ new accounts in a minute, \d+ of them write the same/)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Turn shield on' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Turn shield on' }).click();
  await expect(banner).toBeHidden();
  await expect(page.getByRole('region', { name: 'Chat modes' }).getByRole('listitem')).toHaveCount(3);

  const newcomer = await joinRoom(server, { onToken: () => {} });
  expect(await newcomer.send('chat.post', { text: 'is it red?' })).toMatchObject({ state: 'held' });
  await expect(newcomer.send('chat.post', { text: 'or blue?' })).rejects.toMatchObject({ code: 'mode' });
  for (const room of [...raiders, newcomer]) room.close();
});

test('three moderators decide by keyboard while 200 accounts write 5,000 lines in a minute, and none is lost from a queue', async ({
  server,
  host,
  moderator: { page: mo },
  openInvited,
}, testInfo) => {
  test.setTimeout(300_000);
  await host.send('show.goLive', {});
  const { held, waits, by } = countHeld(host);
  const [nina, oleg] = await Promise.all([
    openInvited({ name: 'Nina', role: 'moderator', hours: 1 }),
    openInvited({ name: 'Oleg', role: 'moderator', hours: 1 }),
  ]);
  const desks = [mo, nina, oleg];
  const raid = await Raid.join(server, ACCOUNTS);
  const bannerOf = (page: Page) => page.getByRole('strong').filter({ hasText: 'This looks like a raid.' });
  for (const desk of desks) await watchFrames(desk);

  await test.step('each decides by key while it goes on, and the crew is told that it looks like a raid', async () => {
    let isOver = false;
    const writing = raid.write({ texts: TEXTS, lines: LINES, perSecond: LINES / 60 }).finally(() => {
      isOver = true;
    });
    await until(host, ({ show }) => show.raid.suspected !== null, 'the suspicion of a raid');
    const working = ['dda', 'ddu', 'da'].map((keys, at) => work(desks[at] ?? mo, keys, () => isOver));
    // A busy machine may draw a desk late, but none without it.
    await Promise.all(desks.map(desk => expect(bannerOf(desk)).toBeVisible({ timeout: 120_000 })));
    const report = await writing;
    await Promise.all(working);
    // A busy machine answers some of an account's lines in a bunch, of which the last may be too many for its limit.
    const { 'rate-limited': tooMany = 0, ...otherwise } = report.refused;
    expect(otherwise).toEqual({});
    expect(report.held.length + report.posted.length + tooMany).toBe(LINES);
    // The host of this test may read what was held later than those who wrote it.
    await expect.poll(() => held.size).toBe(report.held.length);
    expect(new Set(report.held)).toEqual(held);
    expect(by).toEqual(new Set(['Mo', 'Nina', 'Oleg']));
    for (const desk of desks) {
      await expect.poll(() => waiting(desk)).toBe(waits.size);
      const { longest_frame_ms: longest, p99_frame_ms: p99 } = await readFrames(desk);
      testInfo.annotations.push({ type: 'frames', description: `longest ${longest} ms, p99 ${p99} ms` });
    }
  });

  await test.step('shield mode, switched on at one desk, stops what newcomers write', async () => {
    await mo.getByRole('button', { name: 'Turn shield on' }).click();
    await mo.getByRole('alertdialog').getByRole('button', { name: 'Turn shield on' }).click();
    await Promise.all(desks.map(desk => expect(bannerOf(desk)).toBeHidden()));
    const { held, posted, refused } = await raid.write({ texts: TEXTS, lines: 400, perSecond: 80 });
    expect(posted).toEqual([]);
    const { 'rate-limited': tooMany = 0, ...otherwise } = refused;
    expect(otherwise).toEqual({ mode: 400 - held.length - tooMany });
  });
  await raid.leave();
});
