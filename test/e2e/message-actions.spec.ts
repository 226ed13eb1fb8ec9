import type { Page } from 'playwright';
import { violations } from '../support/accessible.ts';
import { expect, test } from './fixtures.ts';

/** Puts the pointer on a line of the studio's chat, which shows its buttons and gives it the keys. */
async function pointAt(page: Page, text: string): Promise<void> {
  // The feed stands still under the pointer, so that it shows the line before the pointer comes.
  await expect(page.getByRole('article').getByText(text).first()).toBeVisible();
  await page.getByRole('article').getByText(text).first().hover();
}
const leave = (page: Page) => page.mouse.move(5, 5);
const pinnedOn = (page: Page) => page.getByRole('region', { name: 'Pinned message' });

test('host and moderator pin and answer lines, and every page shows it until it is undone or deleted', async ({
  studio: { page: host },
  moderator: { page: moderator },
  openViewer,
}) => {
  const ann = await openViewer();
  const bob = await openViewer({ width: 1280, height: 720, touch: false });
  for (const viewer of [ann, bob]) await viewer.acceptNote();
  await ann.write('is it red?');

  await test.step('a moderator pins a line by key; everybody sees it and who pinned it', async () => {
    await pointAt(moderator, 'is it red?');
    await moderator.keyboard.press('p');
    for (const page of [host, moderator, ann.page, bob.page])
      await expect(pinnedOn(page)).toContainText(/is it red\?.*Pinned by Mo/s);
    for (const page of [moderator, ann.page]) expect(await violations(page)).toEqual([]);
  });

  await test.step('a viewer folds it away on their own screen, and has it back', async () => {
    await ann.page.getByRole('button', { name: 'Fold the pinned message away' }).click();
    await expect(pinnedOn(ann.page)).not.toContainText('is it red?');
    await expect(pinnedOn(bob.page)).toContainText('is it red?');
    await ann.page.getByRole('button', { name: 'Show the pinned message' }).click();
    await expect(pinnedOn(ann.page)).toContainText('is it red?');
  });

  await test.step('undo takes it down everywhere, and the host pins it again by button', async () => {
    await leave(moderator);
    await moderator.keyboard.press('u');
    for (const page of [host, moderator, ann.page, bob.page]) await expect(pinnedOn(page)).toHaveCount(0);
    await pointAt(host, 'is it red?');
    await host.getByRole('button', { name: 'Pin above the chat' }).click();
    await leave(host);
    await expect(pinnedOn(bob.page)).toContainText('Pinned by Host');
  });

  await test.step('the host answers it by key; viewers read what is answered, and go there', async () => {
    await pointAt(host, 'is it red?');
    await host.keyboard.press('r');
    await host.keyboard.type('red and blue');
    await host.keyboard.press('Enter');
    const quote = bob.page.getByRole('button', { name: /^Guest \d+: is it red\?$/ });
    await expect(quote).toBeVisible();
    await quote.click();
    await expect(bob.page.locator('[data-chosen]')).toContainText('is it red?');
    await expect(moderator.getByRole('button', { name: /^Guest \d+: is it red\?$/ })).toBeVisible();
  });

  await test.step('a key that follows the pointer at once means the line under it', async () => {
    await leave(host);
    const line = host.getByRole('article').filter({ hasText: 'is it red?' }).first();
    // In one task of the page, as it is for hands where the page is busy: nothing is drawn between the two.
    await line.evaluate(row => {
      row.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }));
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', code: 'KeyR' }));
    });
    await expect(host.getByRole('combobox', { name: /^Write to the chat/ })).toBeFocused();
    await expect(host.getByRole('status').filter({ hasText: /^Replying to Guest/ })).toBeVisible();
    await host.keyboard.press('Escape');
    // The real pointer comes and goes, so that the feed stands still no longer.
    await line.hover();
    await leave(host);
  });

  await test.step('a viewer answers a line by keyboard alone', async () => {
    await bob.page.getByRole('log').focus();
    await bob.page.keyboard.press('ArrowDown');
    await expect(bob.page.locator('[data-chosen]')).toContainText('red and blue');
    await bob.page.keyboard.press('Enter');
    await expect(bob.composer).toBeFocused();
    await expect(bob.page.getByText('Replying to Host')).toBeVisible();
    expect(await violations(bob.page)).toEqual([]);
    await bob.write('blue please');
    await expect(ann.page.getByRole('button', { name: /: red and blue$/ })).toBeVisible();
    await expect(bob.page.getByText('Replying to Host')).toHaveCount(0);
  });

  await test.step('deleted, the line leaves the pin and every quote', async () => {
    await pointAt(moderator, 'is it red?');
    await moderator.keyboard.press('d');
    for (const page of [host, ann.page, bob.page]) {
      await expect(pinnedOn(page)).toHaveCount(0);
      await expect(page.getByText('A message that is no longer here')).toBeVisible();
      await expect(page.getByText('is it red?')).toHaveCount(0);
    }
  });
});

test('a private reply is seen by its viewer, on every page of theirs, and by the crew alone', async ({
  studio: { page: host },
  moderator: { page: moderator },
  openViewer,
}) => {
  const ann = await openViewer();
  const bob = await openViewer();
  for (const viewer of [ann, bob]) await viewer.acceptNote();
  await ann.write('where is my parcel?');
  const answer = (page: Page) => page.getByText('it comes tomorrow').first();

  await test.step('a moderator answers by key, and only viewer and crew read it, marked as private', async () => {
    await pointAt(moderator, 'where is my parcel?');
    await moderator.keyboard.press('w');
    await expect(moderator.getByText(/^Private reply to Guest/)).toBeVisible();
    expect(await violations(moderator)).toEqual([]);
    await moderator.keyboard.type('it comes tomorrow');
    await moderator.keyboard.press('Enter');
    await leave(moderator);
    for (const page of [ann.page, moderator, host]) await expect(answer(page)).toBeVisible();
    await expect(host.getByText(/^Only Guest \d+ and the team see this$/)).toBeVisible();
    await expect(ann.page.getByText('Only you see this')).toBeVisible();
    await expect(ann.page.getByText('Mo wrote this to you alone')).toBeVisible();
    expect(await violations(ann.page)).toEqual([]);
  });

  await test.step('it is there after a reload, and nowhere on another viewer’s page', async () => {
    await ann.page.reload();
    await expect(answer(ann.page)).toBeVisible();
    await ann.write('thank you');
    await expect(bob.page.getByText('thank you')).toBeVisible();
    await expect(bob.page.getByText('it comes tomorrow')).toHaveCount(0);
  });

  await test.step('undone, it leaves the viewer’s page', async () => {
    await moderator.getByRole('combobox', { name: /^Write to the chat/ }).press('Escape');
    await moderator.keyboard.press('u');
    await expect(ann.page.getByText('it comes tomorrow')).toHaveCount(0);
  });
});
