import type { Locator, Page } from 'playwright';
import { expect } from 'playwright/test';

/** The studio's drawer for OBS. */
export class ObsDrawer {
  readonly page: Page;
  readonly drawer: Locator;
  /** The button that makes OBS the show's picture. */
  readonly use: Locator;

  constructor(page: Page) {
    this.page = page;
    this.drawer = page.getByRole('dialog', { name: 'OBS' });
    this.use = this.button('Use OBS as the picture');
  }

  button(name: string): Locator {
    return this.drawer.getByRole('button', { name, exact: true });
  }

  async open(): Promise<void> {
    await this.page.getByRole('button', { name: /^OBS/ }).click();
  }

  /** Connects the studio to OBS for the first time, and leaves the drawer open. */
  async connect(address: string, password: string): Promise<void> {
    await this.open();
    await this.drawer.getByLabel('Address').fill(address);
    await this.button('Connect').click();
    await expect(this.drawer.getByText('OBS is there and asks for its password')).toBeVisible();
    await this.drawer.getByLabel('Password').fill(password);
    await this.button('Connect').click();
    await expect(this.use).toBeEnabled();
  }
}
