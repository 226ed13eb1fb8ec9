import type { Locator, Page } from 'playwright';
import { goLive } from '../../support/studio.ts';
import { chooseFile } from './choose-file.ts';
import { DealForm } from './deal-form.ts';

/** The studio as a host has it. */
export class StudioPage {
  readonly page: Page;
  readonly scenes: Locator;
  readonly deals: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.scenes = page.getByRole('list', { name: 'Scenes' }).getByRole('button');
    this.deals = page.getByRole('dialog', { name: 'Deals' });
    this.dialog = page.getByRole('dialog');
  }

  goLive(): Promise<void> {
    return goLive(this.page);
  }

  /** Ends the show, and answers yes to the question whether to. */
  async endShow(): Promise<void> {
    await this.page.getByRole('button', { name: 'End show' }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: /End/ }).click();
  }

  async chooseTheme(theme: 'dark' | 'light'): Promise<void> {
    const now = await this.page.locator('html').getAttribute('data-theme');
    if (now === theme) return;
    await this.page.getByRole('button', { name: theme === 'light' ? 'Light theme' : 'Dark theme' }).click();
  }

  async addSampleProducts(): Promise<void> {
    await this.page.getByRole('button', { name: 'Use the sample set' }).first().click();
    await this.pinButtons.first().waitFor();
  }

  /** Hands a file to the dialog for adding products, which is opened for it. */
  async addProducts(file: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Add products' }).first().click();
    await chooseFile(this.dialog.getByRole('button', { name: 'Choose a file' }), file);
    return this.dialog;
  }

  /** Opens the table of all products. */
  async openProducts(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'All products: prices and stock' }).click();
    return this.page.getByRole('grid', { name: 'Products' });
  }

  /** How many viewers there are, as the studio tells it. */
  watching(viewers: number): Locator {
    return this.page.getByText(`${viewers} watching`);
  }

  get pinButtons(): Locator {
    return this.page.getByRole('button', { name: /^Pin .* on every viewer's screen$/ });
  }

  /** The nth card of the shelf, which is what the key of that number pins. */
  shelfCard(place: number): Locator {
    return this.page
      .getByRole('list', { name: 'Products on the shelf' })
      .getByRole('listitem')
      .nth(place - 1);
  }

  /** The name of the product on the nth card of the shelf. */
  async productOn(place: number): Promise<string> {
    return String(await this.shelfCard(place).getByTitle(/./).first().getAttribute('title'));
  }

  /** Mutes the guest who wrote this for the rest of the show. */
  async mute(text: string): Promise<void> {
    await this.page.getByText(text).first().hover();
    await this.page
      .getByRole('button', { name: /^Act on Guest/ })
      .first()
      .click();
    await this.page.getByRole('menuitem', { name: 'the whole show' }).click();
    // The chat stands still under the pointer, so the pointer leaves it.
    await this.page.mouse.move(5, 5);
  }

  async openDeals(): Promise<Locator> {
    await this.page.getByRole('button', { name: /^Deals/ }).waitFor();
    await this.page.keyboard.press('Shift+F');
    return this.deals;
  }

  /** Opens the form for a new deal from the deals. */
  async writeDeal(): Promise<DealForm> {
    await this.deals.getByRole('tab', { name: 'Deals' }).click();
    await this.deals.getByRole('button', { name: 'New deal', exact: true }).click();
    return new DealForm(this.page);
  }
}
