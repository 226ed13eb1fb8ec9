import type { Browser } from 'playwright';
import { openUntrusted } from '../support/browser.ts';
import { pathOfMedia, rememberConnections } from '../support/paths.ts';
import { moreFrames } from '../support/viewer.ts';

/** Watches for a while in a browser, which is closed then; resolves to how the picture came. */
export async function pathOfViewer(
  browser: Browser,
  address: string,
): Promise<Awaited<ReturnType<typeof pathOfMedia>>> {
  const page = await openUntrusted(browser, address, rememberConnections);
  await moreFrames(page);
  const path = await pathOfMedia(page);
  await browser.close();
  return path;
}
