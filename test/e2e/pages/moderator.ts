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
  async addRule(word: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Rules/ }).click();
    const rules = this.page.getByRole('dialog', { name: 'Rules of the chat' });
    await rules.getByRole('textbox', { name: 'Word or phrase to hold' }).fill(word);
    await this.page.keyboard.press('Enter');
    await rules.getByRole('switch', { name: `On: ${word}` }).waitFor();
    await this.page.keyboard.press('Escape');
  }
}
