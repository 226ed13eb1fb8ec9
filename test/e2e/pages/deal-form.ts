import type { Locator, Page } from 'playwright';
import { chooseOption } from './choose-option.ts';

/** The form in which a host or a brand rep writes a deal. */
export class DealForm {
  readonly form: Locator;
  readonly percentOff: Locator;
  readonly units: Locator;
  readonly disclosure: Locator;
  readonly guard: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.form = page.getByRole('dialog', { name: 'New deal' });
    this.percentOff = this.form.getByRole('spinbutton', { name: 'Percent off' });
    this.units = this.form.getByRole('spinbutton', { name: 'Units in all' });
    this.disclosure = this.form.getByRole('textbox', { name: 'Disclosure, shown to viewers' });
    this.guard = this.form.getByRole('list', { name: 'What the deal guard has found' });
  }

  choose(field: string, option: string | RegExp): Promise<void> {
    return chooseOption(this.#page, field, option);
  }

  button(name: string): Locator {
    return this.form.getByRole('button', { name });
  }
}
