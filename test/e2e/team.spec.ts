import { expect, test } from './fixtures.ts';

test.beforeEach(({ server }) => server.addSampleProducts());

test('a moderator adds a rule, and a held message reaches the viewers only when it is approved by key', async ({
  moderator,
  openViewer,
}) => {
  await moderator.addRule('fake');
  const [ann, bob] = [await openViewer(), await openViewer()];
  await ann.write('is this fake?');
  await expect(ann.page.getByText('Waiting for a moderator')).toBeVisible();

  await expect(moderator.held.getByText('is this fake?')).toBeVisible();
  await expect(bob.page.getByText('is this fake?')).toHaveCount(0);
  await moderator.held.getByText('is this fake?').click();
  await moderator.page.keyboard.press('a');
  await expect(bob.page.getByText('is this fake?')).toBeVisible();

  await ann.write('so it is f-а-k-е!');
  await expect(moderator.held.locator('mark').last()).toHaveText('f-а-k-е');
});

test.describe('a brand rep', () => {
  test.use({ brand: 'Solvane' });

  test('sees the products of their own brand and no others', async ({ host, brandRep, brand }) => {
    const { products } = host.store.getState().show.catalog;
    const own = products.filter(product => product.brand === brand);
    expect(own).not.toEqual([]);
    await brandRep.openProducts();
    for (const product of products) {
      const shown = brandRep.page.getByText(product.title);
      if (own.includes(product)) await expect(shown.first()).toBeVisible();
      else await expect(shown).toHaveCount(0);
    }
  });
});

test('an invite that is taken back closes the studio it opened, at once', async ({ host, moderator }) => {
  await expect(moderator.page.getByRole('heading', { name: 'Held for review' })).toBeVisible();
  const [invite] = host.store.getState().show.team.invites;
  await host.send('team.revoke', { inviteId: invite?.id ?? '' });
  await expect(moderator.page.getByRole('heading', { name: 'This invite was taken back' })).toBeVisible();
});
