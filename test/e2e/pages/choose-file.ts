import type { FileChooser, Locator } from 'playwright';

/** Presses a button that asks for a file, and gives it one. */
export async function chooseFile(
  button: Locator,
  file: Parameters<FileChooser['setFiles']>[0],
): Promise<void> {
  const [chooser] = await Promise.all([button.page().waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(file);
}
