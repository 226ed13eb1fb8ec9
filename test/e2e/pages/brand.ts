import type { Page } from 'playwright';
import { DealForm } from './deal-form.ts';

/** The studio as a brand rep has it. */
export class BrandPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async openProducts(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Your products' }).click();
  }

  async proposeDeal(): Promise<DealForm> {
    await this.page.getByRole('button', { name: 'Propose a deal' }).click();
    return new DealForm(this.page);
  }
}
