/// <reference path="../../test/support/rtc-clients-page.ts" />
import { launchBrowser } from '../../test/support/browser.ts';
import { RawEncoder } from '../../test/support/raw-encoder.ts';
import { until } from '../../test/support/room.ts';
import { RtcClientsSite } from '../../test/support/rtc-clients.ts';
import type { Flv, ReturnContext } from './encoder-return.ts';
import { shownAt } from './shown-widths.ts';

/** How long a publisher is left alone before it dies, so that viewers see it. */
const SEEN_MS = 2000;

/** Seconds from a publisher's last packet to the studio's picture on a viewer's page: by RTMP, and by WHIP. */
export async function secondsUntilStudio(
  context: ReturnContext,
  tags: Flv,
  whip: { address: string; token: string },
): Promise<[number, number]> {
  return [await silentRtmp(context, tags), await killedWhip(context, whip)];
}

async function silentRtmp({ viewer, address }: ReturnContext, tags: Flv): Promise<number> {
  const begun = Date.now();
  const encoder = await RawEncoder.start(address, tags);
  try {
    await shownAt(viewer, 'encoder', begun);
    encoder.pause();
    const since = Date.now();
    return ((await shownAt(viewer, 'studio', since)) - since) / 1000;
  } finally {
    encoder.stop();
  }
}

/** Its picture is as wide as the studio's, but its track is another. */
async function killedWhip(
  { host, viewer }: ReturnContext,
  { address, token }: { address: string; token: string },
): Promise<number> {
  await until(host, ({ live }) => live.ingest.state?.kind === 'none', 'no encoder');
  const site = await RtcClientsSite.open();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(site.address);
    await page.evaluate(given => window.send(...given), [address, token] as const);
    await until(host, ({ live }) => live.ingest.state?.kind === 'sending', 'an encoder that sends');
    await new Promise(resolve => setTimeout(resolve, SEEN_MS));
    const since = Date.now();
    await page.goto('chrome://crash').catch(() => {});
    return ((await shownAt(viewer, 'studio', since)) - since) / 1000;
  } finally {
    await browser.close();
    site.close();
  }
}
