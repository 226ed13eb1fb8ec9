import { violations } from '../support/accessible.ts';
import { demoShelf, eur, flash } from '../support/deals.ts';
import { expect, test } from './fixtures.ts';
import { chooseOption } from './pages/choose-option.ts';
import { winnerOf } from './pages/viewer.ts';

test.beforeEach(({ host }) => host.send('catalog.import', { products: demoShelf(Date.now()) }));

test('a rep’s deal is blocked by the guard, mended, accepted by key, started, and sold out by two viewers', async ({
  brandRep,
  studio,
  openViewer,
}) => {
  const { page: rep } = brandRep;
  const deal = await brandRep.proposeDeal();
  await deal.choose('Product', /Product shoe/);
  await deal.percentOff.fill('20');
  await deal.units.fill('60');
  await deal.choose('Countdown before it opens', 'opens at once');
  await expect(deal.guard).toContainText('promises 60 of Product shoe, and 50 are there');
  await expect(deal.guard).toContainText('Viewers have to be told who pays for it');
  const propose = deal.button('Propose to the host');
  await expect(propose).toBeDisabled();
  await deal.units.fill('1');
  await deal.disclosure.fill('Paid partnership with Acme');
  await expect(deal.form.getByText('Nothing stands in the way of this deal.')).toBeVisible();
  expect(await violations(rep)).toEqual([]);
  await propose.click();

  const proposal = studio.page.getByRole('article', { name: 'Proposed: Product shoe' });
  await expect(proposal).toContainText('€80 · 20 % off');
  expect(await violations(studio.page)).toEqual([]);
  await studio.page.keyboard.press('Shift+A');
  await expect(proposal).toHaveCount(0);
  await studio.page.keyboard.press('Shift+G');
  const question = studio.page.getByRole('alertdialog', { name: 'Start “Product shoe” now?' });
  await question.getByRole('button', { name: 'Start for everybody' }).click();

  const [ann, bob] = await Promise.all([openViewer(), openViewer()]);
  await Promise.all([ann, bob].map(viewer => viewer.claim('Product shoe').click()));
  const winner = await winnerOf([ann, bob]);
  await (winner === ann ? bob : ann).standInLine();
  await expect(rep.getByText('0 of 1 left').first()).toBeVisible();
  await expect(rep.getByText('1 in line').first()).toBeVisible();

  const shop = await winner.openShop();
  await shop.getByRole('button', { name: 'Pay', exact: true }).click();
  await expect(rep.getByRole('listitem', { name: 'Product shoe' }).getByText(/Sold out/)).toBeVisible();
  // Paid in the demo shop, so it is no revenue.
  const deals = rep.getByRole('tabpanel', { name: 'Deals' });
  await expect(deals.getByText('€80 demo', { exact: true })).toBeVisible();
  await expect(deals.getByText('€0', { exact: true })).toBeVisible();
});

test('a deep discount waits for a second person, and whoever accepted it is not asked', async ({
  host,
  studio,
  moderator,
}) => {
  const deals = await studio.openDeals();
  const deep = flash({
    id: 'deep',
    title: 'Sock night',
    items: [{ productId: 'sock', count: 1 }],
    terms: { kind: 'flash', price: eur(3000) },
  });
  await host.send('deal.save', { plan: deep });
  const row = deals.getByRole('listitem', { name: 'Sock night' });
  await row.getByRole('button', { name: 'Accept' }).click();
  await expect(row).toContainText('a moderator or another host has to approve it');
  await expect(row.getByRole('button', { name: 'Start' })).toHaveCount(0);
  await expect(moderator.deepDiscounts).toContainText('Sock night');
  await moderator.deepDiscounts.getByRole('button', { name: 'Approve' }).click();
  await expect(moderator.deepDiscounts).toHaveCount(0);
  await row.getByRole('button', { name: 'Start' }).click();
  await studio.page.getByRole('alertdialog').getByRole('button', { name: 'Start for everybody' }).click();
  // While it runs it is a card of the side panel, and nothing stands over the chat.
  await expect(studio.page.getByRole('region', { name: 'Running deals' })).toContainText('Sock night');
  await expect(deals).toHaveCount(0);
});

test('rules are changed in the studio, and what they forbid is said where it is written', async ({
  host,
  studio,
}) => {
  const deals = await studio.openDeals();
  await deals.getByRole('tab', { name: 'Rules' }).click();
  await chooseOption(studio.page, 'Least margin', 'at least 40 %');
  await expect.poll(() => host.store.getState().show.deals.rules.marginPercent).toBe(40);
  await deals.getByRole('tab', { name: 'Shop' }).click();
  await expect(deals.getByRole('textbox', { name: 'Signing secret' })).toHaveValue(/^whsec_/);
  const deal = await studio.writeDeal();
  await deal.choose('Product', /Product lamp/);
  await deal.percentOff.fill('30');
  await deal.button('Save and accept').click();
  await expect(deal.form.getByText('A whole number from 1 to 100,000.')).toBeVisible();
  await deal.units.fill('5');
  await expect(deal.guard).toContainText('Only 28 % is left over the cost of €50; you want at least 40 %.');
  await expect(deal.button('Save and accept')).toBeDisabled();
  await deal.button('Keep as draft').click();
  await expect(deals.getByRole('listitem', { name: 'Product lamp' })).toBeVisible();
});

test('a host chooses who may buy, is told what that can’t stop, and finds it again in the saved deal', async ({
  host,
  studio,
}) => {
  const deals = await studio.openDeals();
  const deal = await studio.writeDeal();
  await deal.choose('Product', /Product lamp/);
  await deal.percentOff.fill('30');
  await deal.units.fill('40');
  await expect(deal.form.getByRole('combobox', { name: 'Buyers on one network address' })).toHaveText(
    'several, up to 10 units',
  );
  await deal.choose('Buyers on one network address', /one per household/);
  await expect(deal.form.getByText(/It can’t stop who has a second network/)).toBeVisible();
  await deal.choose('Who may buy', /came earlier/);
  await expect(deal.form.getByText(/It can’t stop who opened many pages before/)).toBeVisible();
  expect(await violations(studio.page)).toEqual([]);
  await deal.button('Keep as draft').click();

  const row = deals.getByRole('listitem', { name: 'Product lamp' });
  await expect(row).toContainText('one per household · known buyers: came earlier');
  const [saved] = Object.values(host.store.getState().show.deals.byId);
  expect(saved?.plan).toMatchObject({ perNetwork: 'one', knownBy: 'visit' });
  await row.getByRole('button', { name: 'Change “Product lamp”' }).click();
  const form = studio.page.getByRole('dialog', { name: 'Change the deal' });
  await expect(form.getByRole('combobox', { name: 'Who may buy' })).toHaveText('known buyers: came earlier');
});
