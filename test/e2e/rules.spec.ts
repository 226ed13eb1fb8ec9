import { phraseRule } from '../../shared/rules/rule.ts';
import { violations } from '../support/accessible.ts';
import { expect, test } from './fixtures.ts';

test('a moderator tries a rule on what was written, adds it, and brings back what it held', async ({
  host,
  moderator,
  openViewer,
}) => {
  const ann = await openViewer();
  await ann.write('how much is the blue one?');
  const { page } = moderator;
  await page.getByRole('button', { name: /^Rules/ }).click();
  const rules = page.getByRole('dialog', { name: 'Rules of the chat' });
  await rules.getByRole('button', { name: 'Another kind of rule' }).click();
  await rules.getByRole('textbox', { name: 'Phrase' }).fill('blue');
  await rules.getByRole('button', { name: 'Try it on the last 30 minutes' }).click();
  await expect(rules.getByText('Would hold 1 message of 1 person.')).toBeVisible();
  await expect(rules.locator('mark')).toHaveText('blue');
  expect(await violations(page)).toEqual([]);
  await rules.getByRole('button', { name: 'Add the rule' }).click();
  await expect(rules.getByRole('switch', { name: 'On: blue' })).toBeChecked();

  await ann.write('is the blue one gone?');
  await expect(rules.getByText('1 held')).toBeVisible();
  await rules.getByRole('button', { name: 'More for blue' }).click();
  await page.getByRole('menuitem', { name: 'Bring back what it held' }).click();
  await expect(page.getByText('1 message is back.')).toBeVisible();
  await expect(ann.page.getByText('is the blue one gone?')).toBeVisible();
  await host.send('rule.add', { rule: phraseRule('<img src=x onerror=alert(1)>') });
  await expect(rules.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible();
});

test('a moderator imports a list that is partly broken, takes it back, and saves the rules', async ({
  moderator,
}) => {
  const { page } = moderator;
  await page.getByRole('button', { name: /^Rules/ }).click();
  const rules = page.getByRole('dialog', { name: 'Rules of the chat' });
  await rules.getByRole('button', { name: 'Import' }).click();
  await rules.getByRole('combobox', { name: 'How it is written' }).click();
  await page.getByRole('option', { name: 'Nightbot blacklist' }).click();
  await rules.getByRole('textbox', { name: 'The list' }).fill('spam*\n~/(?=x)/\nfree money\na*');
  await rules.getByRole('button', { name: 'See what it adds' }).click();
  await expect(rules.getByText('2 new rules')).toBeVisible();
  const broken = rules.getByRole('list', { name: 'Entries that can’t be read' });
  await expect(broken.getByRole('listitem')).toHaveCount(2);
  await expect(broken).toContainText('Line 2');
  await expect(broken).toContainText('Put at least two letters beside the star.');
  expect(await violations(page)).toEqual([]);
  await rules.getByRole('button', { name: 'Add 2 rules' }).click();
  await expect(rules.getByRole('switch', { name: 'On: free money' })).toBeChecked();

  await rules.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Nightbot blacklist' }).click();
  expect((await download).suggestedFilename()).toBe('nightbot-blacklist.txt');

  await page.keyboard.press('ControlOrMeta+z');
  await expect(rules.getByText('No rules yet')).toBeVisible();
});

test('a ready list is tried before it is switched on', async ({ moderator, openViewer }) => {
  const ann = await openViewer();
  await ann.write('free gift cards for all');
  const { page } = moderator;
  await page.getByRole('button', { name: /^Rules/ }).click();
  const rules = page.getByRole('dialog', { name: 'Rules of the chat' });
  await rules.getByRole('tab', { name: 'Ready lists' }).click();
  await rules.getByRole('button', { name: 'Try it, see its words: Scams, English' }).click();
  await rules.getByRole('button', { name: 'Try it on the last 30 minutes' }).click();
  await expect(rules.getByText('Would hold 1 message of 1 person.')).toBeVisible();
  const list = rules.getByRole('switch', { name: 'On: Scams, English' });
  await expect(list).not.toBeChecked();
  await list.press(' ');
  await expect(list).toBeChecked();
  expect(await violations(page)).toEqual([]);
  await rules.getByRole('tab', { name: 'Rules' }).click();
  await expect(rules.getByRole('switch', { name: 'On: Scams, English' })).toBeChecked();
});

test('a word that was deleted of several people is suggested, and becomes a rule', async ({
  host,
  moderator,
  openViewer,
}) => {
  for (let index = 0; index < 25; index++) await host.send('chat.post', { text: `the blue one ${index}` });
  const { page } = moderator;
  await page.getByRole('button', { name: /^Rules/ }).click();
  const rules = page.getByRole('dialog', { name: 'Rules of the chat' });
  await rules.getByRole('tab', { name: 'Suggested' }).click();
  await expect(rules.getByText('Nothing to suggest')).toBeVisible();
  for (let index = 0; index < 4; index++) {
    const viewer = await openViewer();
    await viewer.write(`fakery ${index}`);
    const text = `fakery ${index}`;
    await expect(page.getByText(text)).toBeVisible();
    const { messages } = host.store.getState().show.chat;
    const message = messages.find(each => each.text === text);
    await host.send('chat.delete', { messageId: message?.id ?? '' });
  }
  await expect(rules.getByText('4 messages deleted, of 4 people')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await rules.getByRole('button', { name: 'Don’t suggest “fakery”' }).click();
  await expect(rules.getByText('Nothing to suggest')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+z');
  await rules.getByRole('button', { name: 'Add “fakery”' }).click();
  await expect(rules.getByText('Nothing to suggest')).toBeVisible();
  await rules.getByRole('tab', { name: 'Rules' }).click();
  await expect(rules.getByRole('switch', { name: 'On: fakery' })).toBeChecked();
});
