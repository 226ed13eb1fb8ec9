import type { Page } from 'playwright';
import { phraseRule } from '../../shared/rules/rule.ts';
import { violations } from '../support/accessible.ts';
import { joinRoom } from '../support/room.ts';
import { expect, test } from './fixtures.ts';
import { ModeratorPage } from './pages/moderator.ts';

const rows = (page: Page) => page.getByRole('list', { name: 'Held messages' }).getByRole('listitem');
const row = (page: Page, text: string) => rows(page).filter({ hasText: text });

test('two moderators clear what is held by keyboard, each seeing what the other is on', async ({
  server,
  host,
  moderator,
  openInvited,
}) => {
  const nina = new ModeratorPage(await openInvited({ name: 'Nina', role: 'moderator', hours: 1 }));
  await host.send('rule.add', { rule: phraseRule('fake') });
  // One viewer may not write so much at once.
  const viewers = [await joinRoom(server), await joinRoom(server)];
  const say = async (...texts: string[]) => {
    for (const [index, text] of texts.entries())
      await viewers[index % 2]?.send('chat.post', { text: `fake ${text}` });
  };
  const posted = () => host.store.getState().show.chat.messages.map(({ text }) => text);
  const { page: mo } = moderator;

  await test.step('who is on a message is said to the other, whose keys begin at the next', async () => {
    await say('one', 'two', 'three', 'four', 'five', 'six');
    for (const page of [nina.page, mo]) await expect(rows(page)).toHaveCount(6);
    await nina.page.keyboard.press('ArrowDown');
    await expect(row(mo, 'fake one')).toContainText('Nina is on it');
    await expect(row(nina.page, 'fake one')).not.toContainText('is on it');
    await expect(mo.locator('[aria-current=true]')).toContainText('fake two');
  });

  await test.step('a row that is decided elsewhere takes no click and no key from the next', async () => {
    const next = row(mo, 'fake two').getByRole('button', { name: 'Approve' });
    await next.hover();
    await nina.page.keyboard.press('d');
    await expect(row(mo, 'fake one')).toHaveCSS('opacity', '0.45');
    await next.click();
    await expect.poll(posted).toEqual(['fake two']);
    await mo.mouse.move(600, 5);
    await expect(rows(mo)).toHaveCount(4);
  });

  await test.step('several are selected by keys and decided as one step, which one key takes back', async () => {
    await mo.keyboard.press('Shift+ArrowDown');
    await expect(mo.getByText('2 selected')).toBeVisible();
    expect(await violations(mo)).toEqual([]);
    await mo.keyboard.press('a');
    await expect.poll(posted).toHaveLength(3);
    await expect(rows(mo)).toHaveCount(2);
    await mo.keyboard.press('u');
    await expect.poll(posted).toEqual(['fake two']);
    await expect(rows(mo)).toHaveCount(4);
  });

  await test.step('t opens the time-outs of the writer', async () => {
    await mo.keyboard.press('t');
    await expect(mo.getByRole('menu')).toBeVisible();
    await mo.keyboard.press('Escape');
  });

  await test.step('a search through the whole show finds them all, which are deleted and brought back together', async () => {
    await mo.getByRole('searchbox', { name: 'Search the whole show' }).fill('FÀKE');
    const found = mo.getByRole('list', { name: 'Found messages' }).getByRole('listitem');
    await expect(found).toHaveCount(6);
    await expect(found.filter({ hasText: 'deleted' })).toHaveCount(1);
    expect(await violations(mo)).toEqual([]);
    await mo.getByRole('button', { name: 'Select all' }).click();
    await mo.getByRole('button', { name: 'Delete 5' }).click();
    await expect.poll(posted).toEqual([]);
    await expect(found.filter({ hasText: 'deleted' })).toHaveCount(6);
    await mo.getByRole('button', { name: 'Restore 6' }).click();
    await expect.poll(posted).toEqual(['fake two']);
  });

  await test.step('the card of a writer has their lines, and what the crew notes about them', async () => {
    await mo
      .getByRole('list', { name: 'Found messages' })
      .getByRole('button', { name: /^Guest/ })
      .first()
      .click();
    await expect(mo.getByRole('list', { name: 'In this show' }).getByRole('listitem')).toHaveCount(3);
    await mo.getByRole('textbox', { name: /^Note about this person/ }).fill('asked twice');
    await mo.keyboard.press('Enter');
    await expect(mo.getByRole('list', { name: 'Notes about this person' })).toContainText('asked twice');
  });
  for (const room of viewers) room.close();
});
