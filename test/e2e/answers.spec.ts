import type { Page } from 'playwright';
import { violations } from '../support/accessible.ts';
import { PHONE } from '../support/viewer.ts';
import { expect, test } from './fixtures.ts';

const SHIPPING = {
  id: 's',
  title: 'Shipping',
  texts: [
    { language: 'en', text: 'Shipping is free from €50.' },
    { language: 'ru', text: 'Доставка бесплатна от 50 евро.' },
  ],
};
const SIZES = { id: 'z', title: 'Sizes', texts: [{ language: 'en', text: 'It fits as usual.' }] };

const box = (page: Page) => page.getByRole('combobox', { name: /^Write to the chat/ });
const list = (page: Page) => page.getByRole('listbox');
const drawer = (page: Page) => page.getByRole('dialog', { name: 'Saved answers' });
const listed = (page: Page) =>
  drawer(page).getByRole('list', { name: 'Saved answers' }).getByRole('listitem');

test('a moderator writes an answer once, and the host sends it with / and Enter', async ({
  studio: { page: host },
  moderator: { page: moderator },
  viewer,
}) => {
  await test.step('the slash leads to the first answer', async () => {
    await box(moderator).fill('/');
    await expect(list(moderator).getByRole('option')).toHaveText(['Write the first saved answer']);
    await moderator.keyboard.press('Enter');
    await drawer(moderator).getByLabel('Title').fill('Shipping');
    await drawer(moderator).getByLabel('Answer in the language: English').fill('Shipping is free from €50.');
    await drawer(moderator).getByRole('button', { name: 'Another language' }).click();
    await drawer(moderator).getByLabel('Answer in the language: Chinese').fill('满 50 欧元包邮。');
    expect(await violations(moderator)).toEqual([]);
    await drawer(moderator).getByRole('button', { name: 'Save' }).click();
    await expect(listed(moderator)).toHaveText([/Shipping.*free from €50.*English · Chinese/]);
  });

  await test.step('two keys send it, and two clicks send its other language', async () => {
    await box(host).press('/');
    await expect(list(host).getByRole('option')).toHaveCount(3);
    expect(await violations(host)).toEqual([]);
    await host.keyboard.press('Enter');
    await expect(viewer.page.getByText('Shipping is free from €50.')).toBeVisible();
    await expect(box(host)).toHaveValue('');
    await host.getByRole('button', { name: 'Saved answers' }).click();
    await list(host)
      .getByRole('option', { name: /Chinese/ })
      .click();
    await expect(viewer.page.getByText('满 50 欧元包邮。')).toBeVisible();
    await expect(box(host)).toHaveValue('');
    await expect(list(host)).toHaveCount(0);
  });
});

test('what is typed after the slash finds an answer, and nothing half-written is sent', async ({
  host,
  studio: { page },
  viewer,
}) => {
  for (const answer of [SHIPPING, SIZES]) await host.send('answer.save', { answer });
  await test.step('words find title, text or language; Tab writes the answer into the box', async () => {
    await box(page).pressSequentially('/ship rus');
    await expect(list(page).getByRole('option')).toHaveText([/Shipping.*Russian/, /Change the saved/]);
    await page.keyboard.press('Tab');
    await expect(box(page)).toHaveValue('Доставка бесплатна от 50 евро.');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('/siz');
    await page.keyboard.press('Enter');
    await expect(viewer.page.getByText('It fits as usual.')).toBeVisible();
  });

  await test.step('what is not found is offered to be written', async () => {
    await box(page).pressSequentially('/warranty');
    await page.keyboard.press('Enter');
    await expect(drawer(page).getByLabel('Title')).toHaveValue('warranty');
    await expect(box(page)).toHaveValue('');
    await drawer(page).getByRole('button', { name: 'Cancel' }).click();
    await page.keyboard.press('Escape');
    await expect(drawer(page)).toHaveCount(0);
  });

  await test.step('Escape keeps what is written, which goes out as it is', async () => {
    await box(page).pressSequentially('/ship');
    await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
    await page.keyboard.press('Escape');
    await expect(list(page)).toHaveCount(0);
    await expect(box(page)).toHaveValue('/ship');
    await page.keyboard.press('Enter');
    await expect(viewer.page.getByText(/\/ship$/)).toBeVisible();
    await box(page).pressSequentially('/');
    await expect(list(page).getByRole('option')).toHaveCount(4);
  });
});

test('answers are ordered by keyboard, changed and removed, each with undo', async ({
  host,
  studio: { page },
}) => {
  for (const answer of [SHIPPING, SIZES]) await host.send('answer.save', { answer });
  await page.getByRole('button', { name: 'Saved answers' }).click();
  await list(page).getByRole('option', { name: 'Change the saved answers' }).click();
  expect(await violations(page)).toEqual([]);
  await drawer(page).getByRole('button', { name: 'Move “Sizes”', exact: true }).focus();
  // Only whoever goes by keyboard means the button with the space bar; for others it cuts to the next scene.
  for (const key of ['Shift+Tab', 'Tab', 'Space']) await page.keyboard.press(key);
  await expect(page.getByText('Sizes picked up. Place 2 of 2.')).toBeAttached();
  // The row is picked up a moment before it takes the next key; the first of two places is where more of them leave it.
  await expect(async () => {
    await page.keyboard.press('ArrowUp');
    await expect(page.getByText('Sizes: place 1 of 2.')).toBeAttached({ timeout: 2000 });
  }).toPass();
  await page.keyboard.press('Space');
  await expect(listed(page)).toHaveText([/Sizes/, /Shipping/]);

  await drawer(page).getByRole('button', { name: 'Remove “Sizes”' }).click();
  await expect(listed(page)).toHaveText([/Shipping/]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(listed(page)).toHaveText([/Sizes/, /Shipping/]);

  await drawer(page).getByRole('button', { name: 'Change “Sizes”' }).click();
  await drawer(page).getByLabel('Answer in the language: English').fill('Take one size up.');
  await drawer(page).getByRole('button', { name: 'Save' }).click();
  await expect(listed(page).first()).toContainText('Take one size up.');
});

for (const width of [320, 390])
  test(`on a phone of ${width} px a tap opens the answers, and another one sends one`, async ({
    host,
    viewer,
    openStudio,
  }) => {
    for (const answer of [SHIPPING, SIZES]) await host.send('answer.save', { answer });
    const { page } = await openStudio({ ...PHONE, width, touch: true });
    await page.getByRole('tab', { name: 'Chat' }).tap();
    await page.getByRole('button', { name: 'Saved answers' }).tap();
    await expect(list(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await list(page)
      .getByRole('option', { name: /Russian/ })
      .tap();
    await expect(viewer.page.getByText('Доставка бесплатна от 50 евро.')).toBeVisible();

    await page.getByRole('button', { name: 'Saved answers' }).tap();
    await list(page).getByRole('option', { name: 'Change the saved answers' }).tap();
    await drawer(page).getByRole('button', { name: 'Change “Shipping”' }).tap();
    await expect(drawer(page).getByLabel('Title')).toHaveValue('Shipping');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(await violations(page)).toEqual([]);
  });
