import { violations } from '../support/accessible.ts';
import { expect, test } from './fixtures.ts';
import type { ViewerPage } from './pages/viewer.ts';

async function openName({ page }: ViewerPage) {
  await page.getByRole('button', { name: 'Name, language and privacy' }).click();
  return page.getByRole('textbox', { name: 'Your name here' });
}

test('a viewer chooses a name, is told why others are no good, and keeps it over a reload', async ({
  studio,
  openViewer,
}) => {
  const other = await openViewer();
  await other.acceptNote();
  const taken = await openName(other);
  await taken.fill('Paula');
  await taken.press('Enter');
  await expect(other.page.getByText('That is your name here now.')).toBeVisible();

  const viewer = await openViewer();
  const { page } = viewer;
  await viewer.acceptNote();
  const name = await openName(viewer);
  for (const [wanted, reason] of [
    ['Hоst', /Somebody here has this name/],
    ['Pаula', /Somebody here has this name/],
    ['Mia\u200b', /Take out the others/],
    ['a'.repeat(30), /at most 24 characters/],
  ] as const) {
    await name.fill(wanted);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(reason)).toBeVisible();
  }
  expect(await violations(page)).toEqual([]);
  await name.fill('Mia');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('That is your name here now.')).toBeVisible();
  await page.keyboard.press('Escape');
  await viewer.write('which size is it?');
  await expect(other.page.getByRole('log').getByText('Mia')).toBeVisible();
  await expect(studio.page.getByText('Mia', { exact: true }).first()).toBeVisible();

  await page.reload();
  await expect(viewer.composer).toHaveAttribute('placeholder', 'Chat as Mia');
});

test('the owner writes under their own name, marked as the host, and guests have numbers in the page’s language', async ({
  studio,
  openViewer,
}) => {
  const russian = await openViewer({ locale: 'ru' });
  await expect(russian.composer).toHaveAttribute('placeholder', /Гость \d+/);
  await studio.page.getByRole('button', { name: 'Team' }).click();
  await studio.page.getByRole('textbox', { name: 'Your name in the chat' }).fill('Lena');
  await studio.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(studio.page.getByText('Viewers see this name from your next message on.')).toBeVisible();
  expect(await violations(studio.page)).toEqual([]);
  await studio.page.keyboard.press('Escape');
  await studio.page.getByRole('combobox', { name: /Write to the chat/ }).fill('welcome');
  await studio.page.keyboard.press('Enter');
  await expect(russian.page.getByRole('log')).toContainText('Ведущий');
  await expect(russian.page.getByRole('log')).toContainText('Lena');
});
