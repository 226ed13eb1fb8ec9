import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';
import { firstFrame } from '../../support/viewer.ts';
import { PlayerPage } from './player.ts';

/** The public page as a viewer has it, on a phone. */
export class ViewerPage extends PlayerPage {
  readonly composer: Locator;
  readonly offers: Locator;
  readonly sheet: Locator;
  readonly pay: Locator;

  constructor(page: Page) {
    super(page);
    this.composer = page.getByRole('textbox');
    this.offers = page.getByRole('region', { name: 'Offers' }).getByRole('heading');
    this.sheet = page.getByRole('dialog');
    this.pay = page.getByRole('link', { name: 'Pay now' });
  }

  /** Waits for the first decoded frame and returns its time since the page was opened, in milliseconds. */
  firstFrame(): Promise<number> {
    return firstFrame(this.page);
  }

  /** Agrees to the note of a first visit, as a viewer who wants to write must. */
  async acceptNote(): Promise<void> {
    const agree = this.page.getByRole('button', { name: 'Remember me' });
    await agree.click();
    await agree.waitFor({ state: 'hidden' });
  }

  /** Types into a field, in place of what is in it. */
  async type(field: Locator, text: string): Promise<void> {
    if (this.page.context().browser()?.browserType().name() !== 'firefox') return field.fill(text);
    // What Playwright writes into Firefox's fields goes by React; this is noticed, as what a keyboard writes.
    await field.focus();
    await field.evaluate((element: HTMLInputElement, wanted) => {
      element.select();
      document.execCommand('insertText', false, wanted);
    }, text);
  }

  async write(text: string): Promise<void> {
    await this.type(this.composer, text);
    await this.composer.press('Enter');
  }

  /** The button that claims a unit of a deal. */
  claim(deal: string): Locator {
    return this.page.getByRole('button', { name: `Get it: ${deal}` });
  }

  /** Comes back as somebody new: without anything that the page has stored, but in the same browser. */
  async forgetEverything(): Promise<void> {
    await this.page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await this.page.reload();
  }

  /** Opens what there is to know about a product, and to do about it. */
  async openSheet(product: string): Promise<Locator> {
    await this.page.getByRole('button', { name: `More about ${product}` }).click();
    return this.sheet;
  }

  /** Bids for an auctioned product, at most so many of its currency's units. */
  async bid(product: string, most: string): Promise<void> {
    const sheet = await this.openSheet(product);
    await this.type(sheet.getByRole('textbox'), most);
    await sheet.getByRole('button', { name: /^Bid/ }).click();
    // One far above the price is asked about first.
    const sure = sheet.getByRole('button', { name: /^Yes, up to/ });
    const own = sheet.getByText(/Your most/);
    await expect(sure.or(own)).toBeVisible();
    if (await sure.isVisible()) await sure.click();
    await expect(own).toBeVisible();
    await sheet.getByRole('button', { name: 'Close' }).click();
    await expect(sheet).toHaveCount(0);
  }

  /**
   * Stands in the line after coming too late. The press may have met the button just as it became this one, and then
   * the viewer stands there already.
   */
  async standInLine(): Promise<void> {
    // While that press is on its way the button is there and can't be pressed.
    const join = this.page.getByRole('button', { name: 'Join the line', disabled: false });
    const place = this.page.getByText('Place 1 in line');
    await expect(join.or(place)).toBeVisible();
    if (await join.isVisible()) await join.click();
    await expect(place).toBeVisible();
  }

  /** Goes to pay for what is held, in the shop's window. */
  async openShop(): Promise<Page> {
    const [shop] = await Promise.all([this.page.waitForEvent('popup'), this.pay.click()]);
    return shop;
  }
}

/** Of several viewers who raced for the last unit, the one that may pay. */
export function winnerOf(viewers: readonly ViewerPage[]): Promise<ViewerPage> {
  return Promise.race(viewers.map(viewer => viewer.pay.waitFor().then(() => viewer)));
}
