import type { Locator, Page } from 'playwright';

/** The studio as a moderator has it. */
export class ModeratorPage {
  readonly page: Page;
  readonly held: Locator;
  readonly deepDiscounts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.held = page.getByRole('list', { name: 'Held messages' });
    this.deepDiscounts = page.getByRole('list', { name: 'Deep discounts to approve' });
  }

  /** Has messages with this word held, and waits until they are. */
  async addFilter(word: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Filters/ }).click();
    await this.page.getByRole('textbox', { name: 'Word or phrase to hold' }).fill(word);
    await this.page.keyboard.press('Enter');
    await this.page.getByRole('button', { name: `Remove the filter “${word}”` }).waitFor();
    await this.page.keyboard.press('Escape');
  }
}
