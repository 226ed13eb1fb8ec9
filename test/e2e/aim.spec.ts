import type { Locator, Page } from 'playwright';
import type { Room } from '../../client/room/room.ts';
import { phraseRule } from '../../shared/rules/rule.ts';
import { joinRoom } from '../support/room.ts';
import { expect, test } from './fixtures.ts';

const MOVED = 'The list moved just then, so nothing was done. Press again.';

const hint = (page: Page) => page.getByText(MOVED).first();

async function centreOf(target: Locator): Promise<[x: number, y: number]> {
  const { x, y, width, height } = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return [x + width / 2, y + height / 2];
}

/** The texts of the messages that were deleted. */
const deletedOf = (host: Room) =>
  host.store
    .getState()
    .show.chat.withheld.filter(({ state }) => state === 'deleted')
    .map(({ message }) => message.text);

test('a press where the list has just put another held message under the pointer decides nothing', async ({
  server,
  host,
  moderator: { page, held },
}) => {
  await host.send('rule.add', { rule: phraseRule('fake') });
  const viewers = await Promise.all(Array.from({ length: 4 }, () => joinRoom(server)));
  for (let line = 1; line <= 12; line++) await viewers[line % 4]?.send('chat.post', { text: `fake ${line}` });
  const row = (line: number) =>
    held.getByRole('listitem').filter({ has: page.getByText(`fake ${line}`, { exact: true }) });
  await expect(row(1)).toBeVisible();
  await expect(row(4)).toBeVisible();
  const [x, y] = await centreOf(row(3).getByRole('button', { name: 'Delete' }));
  await page.mouse.move(x, y);
  const [, below] = await centreOf(row(4).getByRole('button', { name: 'Delete' }));
  await held.evaluate((list, by) => {
    const move = () => list.parentElement?.scrollBy(0, by);
    window.addEventListener('pointermove', move, { once: true });
  }, below - y);
  // Sent at once, so that the press comes just after, however busy the machine is.
  await Promise.all([page.mouse.move(x + 1, y), page.mouse.down(), page.mouse.up()]);
  await expect(hint(page)).toBeVisible();
  expect(deletedOf(host)).toEqual([]);

  await page.mouse.move(x, y - 40);
  await page.mouse.move(x, y);
  const pointedAt = await page.evaluate(
    at => document.elementFromPoint(at.x, at.y)?.closest('[data-id]')?.textContent ?? '',
    { x, y },
  );
  await page.mouse.down();
  await page.mouse.up();
  await expect.poll(() => deletedOf(host)).toHaveLength(1);
  expect(pointedAt).toContain(deletedOf(host)[0]);
  for (const viewer of viewers) viewer.close();
});
