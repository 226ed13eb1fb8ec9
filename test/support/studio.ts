import type { Page } from 'playwright';

/** Presses "Go live" and waits until the show is live for everybody. */
export async function goLive(studio: Page): Promise<void> {
  await studio.getByRole('button', { name: 'Go live', exact: true }).click();
  await studio.getByRole('button', { name: 'End show' }).waitFor({ timeout: 30_000 });
}
