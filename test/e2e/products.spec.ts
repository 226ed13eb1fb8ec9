import { violations } from '../support/accessible.ts';
import { expect, test } from './fixtures.ts';

test('one product is written, copied, archived, brought back and removed, and one that viewers see stays', async ({
  server,
  studio,
}) => {
  await server.addSampleProducts();
  const { page } = studio;
  const grid = await studio.openProducts();
  expect(await violations(page)).toEqual([]);
  const row = (name: string) => grid.getByRole('row', { name: `${name} `, exact: false }).first();
  const choose = async (name: string, action: string) => {
    await row(name)
      .getByRole('button', { name: `What to do with ${name}`, exact: true })
      .click();
    await page.getByRole('menuitem', { name: action, exact: true }).click();
  };
  const toast = (text: string | RegExp) =>
    page.getByRole('region', { name: 'Notifications' }).getByText(text);

  await test.step('a new one, with a brand from the list and a variant', async () => {
    await page.getByRole('button', { name: 'New product' }).click();
    const form = page.getByRole('dialog', { name: 'New product' });
    await form.getByRole('button', { name: 'Add product' }).click();
    await expect(form.getByText('It is empty, and a product needs it.').first()).toBeVisible();
    await form.getByLabel('Name', { exact: true }).fill('Travel mug');
    await form.getByRole('combobox', { name: 'Brand' }).click();
    const brand = page.getByRole('option').first();
    // The list is there beside the form, which screen readers still have.
    await expect(form.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Travel mug');
    expect(await violations(page)).toEqual([]);
    const name = String(await brand.textContent());
    await brand.click();
    await expect(form.getByRole('combobox', { name: 'Brand' })).toHaveValue(name);
    await form.getByLabel('Category').fill('Mugs');
    await form.getByLabel('Price', { exact: true }).fill('14,50');
    await form.getByRole('button', { name: 'Add a variant' }).click();
    await form.getByLabel('Name of variant 1').fill('Large');
    await form.getByLabel('Stock of variant 1').fill('7');
    expect(await violations(page)).toEqual([]);
    await form.getByRole('button', { name: 'Add product' }).click();
    await expect(form).toHaveCount(0);
    await expect(row('Travel mug')).toContainText('€14.50');
    await expect(row('Travel mug').getByRole('gridcell', { name: '7', exact: true })).toBeVisible();
  });

  await test.step('its variant has a name and a price of its own in the table', async () => {
    await row('Travel mug').getByRole('button', { name: '1 variant of Travel mug' }).click();
    const variant = grid.getByRole('row', { name: 'Travel mug: Large' });
    await variant.getByRole('gridcell', { name: 'Large', exact: true }).click();
    await page.keyboard.type('0.5 l');
    await page.keyboard.press('Enter');
    await expect(grid.getByRole('row', { name: 'Travel mug: 0.5 l' })).toBeVisible();
  });

  await test.step('a copy of it', async () => {
    await choose('Travel mug', 'Duplicate');
    const form = page.getByRole('dialog', { name: 'New product' });
    await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Travel mug (copy)');
    await form.getByRole('button', { name: 'Add product' }).click();
    await expect(row('Travel mug (copy)')).toBeVisible();
  });

  await test.step('an archived one leaves the shelf and comes back', async () => {
    await choose('Travel mug (copy)', 'Archive');
    await expect(page.getByRole('button', { name: /^Pin Travel mug \(copy\) on/ })).toHaveCount(0);
    await page.getByRole('switch', { name: 'Archived (1)' }).click();
    await choose('Travel mug (copy)', 'Bring back');
    await expect(page.getByRole('button', { name: /^Pin Travel mug \(copy\) on/ })).toHaveCount(1);
  });

  await test.step('a removed one comes back by undo', async () => {
    await choose('Travel mug (copy)', 'Remove');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await expect(row('Travel mug (copy)')).toHaveCount(0);
    await toast('Travel mug (copy) removed').waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expect(row('Travel mug (copy)')).toBeVisible();
  });

  await test.step('a pinned one says what to do first', async () => {
    await page.getByRole('button', { name: /^Pin Travel mug on/ }).click();
    await choose('Travel mug', 'Archive');
    await expect(toast('This product is on the viewers’ screens. Take it off them first.')).toBeVisible();
    await expect(row('Travel mug')).toBeVisible();
  });

  await test.step('the shelf shows one category', async () => {
    await page.getByRole('dialog', { name: 'Products' }).getByRole('button', { name: 'Close' }).click();
    await page.getByRole('combobox', { name: 'Category' }).click();
    await page.getByRole('option', { name: 'Mugs' }).click();
    await expect(page.getByRole('list', { name: 'Products on the shelf' }).getByRole('listitem')).toHaveCount(
      2,
    );
  });
});
