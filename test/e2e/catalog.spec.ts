import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';

const SHOPIFY = fileURLToPath(new URL('../server/catalog/exports/shopify.csv', import.meta.url));

test('a shop’s export comes in by itself, an unknown list is mapped first, and prices are edited while the show goes on', async ({
  server,
  studio,
}) => {
  const { page } = studio;

  const exported = await studio.addProducts(SHOPIFY);
  await expect(exported.getByText('Shopify export')).toBeVisible();
  await exported.getByText('2 notes on what comes in').click();
  await expect(exported.getByText('“-3” is below zero: taken as sold out.')).toBeVisible();
  await exported.getByRole('button', { name: /^Add \d+ products?$/ }).click();
  await expect(exported.getByText(/products? added/)).toBeVisible();
  await exported.getByRole('button', { name: 'Done' }).click();
  await expect(exported).toHaveCount(0);

  const list = join(server.folder, 'list.csv');
  writeFileSync(list, 'Code;What;Costs;Left\nmug;Blue mug;12,50;4\ncup;Cup;;2\nbowl;Bowl;9,00;-1\n');
  const mapped = await studio.addProducts(list);
  for (const [name, field] of [
    ['Code', 'Id (SKU)'],
    ['What', 'Name'],
    ['Costs', 'Price'],
    ['Left', 'Stock'],
  ] as const) {
    await mapped.getByLabel(`What “${name}” holds`).click();
    await page.getByRole('option', { name: field, exact: true }).click();
    await expect(page.getByRole('option')).toHaveCount(0);
  }
  await expect(mapped.getByText('1 row would be left out')).toBeVisible();
  await mapped.getByRole('button', { name: 'Add 2 products', exact: true }).click();
  await expect(mapped.getByText('2 products added')).toBeVisible();
  await expect(mapped.getByRole('row', { name: /3\s*Price/i })).toBeVisible();
  await mapped.getByRole('button', { name: 'Done' }).click();
  await expect(mapped).toHaveCount(0);

  const grid = await studio.openProducts();
  const mug = grid.getByRole('row', { name: /Blue mug/ });
  await mug.getByRole('gridcell', { name: '€12.50' }).click();
  await page.keyboard.type('11');
  await page.keyboard.press('Enter');
  await expect(mug.getByRole('gridcell', { name: '€11', exact: true })).toBeVisible();
  await mug.getByRole('gridcell', { name: '4', exact: true }).click();
  await page.keyboard.type('-3');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('below zero');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Edit as text' }).click();
  const text = page.getByRole('textbox', { name: 'Products, a line each, tabs between columns' });
  await text.fill((await text.inputValue()).replace(/^(mug\t[^\n]*?)11(\.00)?/m, '$110'));
  await expect(page.getByText('1 change', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Change 1 product', exact: true }).click();
  await expect(mug.getByRole('gridcell', { name: '€10', exact: true })).toBeVisible();
});

test('a list whose dollars could be anybody’s asks whose they are, and its header can be chosen', async ({
  server,
  studio,
}) => {
  const { page } = studio;
  const list = join(server.folder, 'dollars.csv');
  writeFileSync(
    list,
    'Autumn list 2026,,\nNo,What,Cost\nSKU,Title,Price\njar,Glass jar,$19.99\nbig,Big jar,"$1,299.00"\n',
  );
  const dialog = await studio.addProducts(list);
  await expect(dialog.getByText('Several currencies are written so.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Add 0 products$/ })).toBeDisabled();

  await dialog.getByLabel('Names of the columns').click();
  await page.getByRole('option', { name: 'Line 2: No · What · Cost' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Choose the columns that hold');
  await dialog.getByLabel('Names of the columns').click();
  await page.getByRole('option', { name: 'Line 3: SKU · Title · Price' }).click();

  await dialog.getByLabel('Whose is “$”?').click();
  await page.getByRole('option', { name: /^CAD/ }).click();
  await expect(dialog.getByRole('row', { name: /^big / })).toContainText('CA$1,299');
  await dialog.getByRole('button', { name: 'Add 2 products', exact: true }).click();
  await expect(dialog.getByText('2 products added')).toBeVisible();
});
