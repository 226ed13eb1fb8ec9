import { violations } from '../support/accessible.ts';
import { demoShelf } from '../support/deals.ts';
import { expect, test } from './fixtures.ts';
import { DealForm } from './pages/deal-form.ts';

test.beforeEach(async ({ host }) => {
  await host.send('catalog.import', { products: demoShelf(Date.now()) });
});

test('a deal goes from the shelf to a viewer’s screen in three clicks, at a price that ends as was chosen', async ({
  host,
  studio,
  viewer,
}) => {
  const { page } = studio;
  const card = studio.shelfCard(3);
  await card.hover();
  await card.getByRole('button', { name: 'Quick deal on Product lamp' }).click();
  const quick = page.getByRole('dialog', { name: 'Quick deal' });
  await expect(quick.getByLabel('Price')).toHaveValue('79.90');
  expect(await violations(page)).toEqual([]);
  await quick.getByRole('button', { name: '−30 %' }).click();
  await quick.getByRole('button', { name: 'Start for everybody' }).click();

  await expect(viewer.claim('Product lamp')).toBeVisible();
  await expect(viewer.page.getByText('€69.90')).toBeVisible();
  await expect(quick).toHaveCount(0);
  // It is a card of the side panel, above mood and chat.
  await expect(page.getByRole('region', { name: 'Running deals' })).toContainText('Product lamp');
  await expect(page.getByPlaceholder('Write to everyone')).toBeVisible();
  const [deal] = Object.values(host.store.getState().show.deals.byId);
  expect(deal?.plan).toMatchObject({ units: 10, countdownSeconds: 0, terms: { price: { minor: 6990 } } });
});

test('the ending is remembered, the guard is asked, and what is set goes on in the full form', async ({
  studio,
}) => {
  const { page } = studio;
  const openQuick = async (place: number) => {
    await studio.shelfCard(place).hover();
    await studio
      .shelfCard(place)
      .getByRole('button', { name: /^Quick deal/ })
      .click();
    return page.getByRole('dialog', { name: 'Quick deal' });
  };
  const quick = await openQuick(1);
  await quick.getByRole('button', { name: '.99' }).click();
  await expect(quick.getByLabel('Price')).toHaveValue('79.99');
  await page.keyboard.press('Escape');
  await expect(quick).toHaveCount(0);
  await openQuick(2);
  await expect(quick.getByLabel('Price')).toHaveValue('79.99');
  await quick.getByLabel('Units in all').fill('60');
  await expect(quick).toContainText('promises 60 of Product sock, and 50 are there');
  await expect(quick.getByRole('button', { name: 'Start for everybody' })).toBeDisabled();
  await quick.getByRole('button', { name: 'Full form' }).click();
  const form = page.getByRole('dialog', { name: 'New deal' });
  await expect(form.getByLabel('Deal price')).toHaveValue('79.99');
  await expect(form.getByLabel('Units in all')).toHaveValue('60');
});

test('a discount that needs a second person is handed to them instead of started', async ({
  host,
  studio,
}) => {
  const { page } = studio;
  await studio.shelfCard(1).hover();
  await studio
    .shelfCard(1)
    .getByRole('button', { name: /^Quick deal/ })
    .click();
  const quick = page.getByRole('dialog', { name: 'Quick deal' });
  await quick.getByLabel('Price').fill('40');
  await quick.getByRole('button', { name: 'Ask for approval' }).click();
  await expect(quick).toHaveCount(0);
  const [deal] = Object.values(host.store.getState().show.deals.byId);
  expect(deal?.stage).toMatchObject({ kind: 'accepted', approval: 'needed' });
});

test('the full form offers the same endings, for a percentage and for a price that is written', async ({
  studio,
}) => {
  const { page } = studio;
  const deal = new DealForm(page);
  const openForm = async () => {
    await studio.writeDeal();
    await deal.choose('Product', /Product lamp/);
    await deal.percentOff.fill('20');
  };
  await studio.openDeals();
  await openForm();
  await expect(deal.form).toContainText('comes to €80');
  await deal.button('.99').click();
  await expect(deal.form).toContainText('comes to €79.99');
  await deal.choose('Written as', 'Price');
  const price = deal.form.getByLabel(/^Deal price/);
  await price.fill('64');
  await deal.button('.90').click();
  await expect(price).toHaveValue('63.90');
  await deal.button('whole').click();
  await expect(price).toHaveValue('64');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(deal.form).toHaveCount(0);
  await openForm();
  await expect(deal.button('whole')).toHaveAttribute('aria-pressed', 'true');
});
