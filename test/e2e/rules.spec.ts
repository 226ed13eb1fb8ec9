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
