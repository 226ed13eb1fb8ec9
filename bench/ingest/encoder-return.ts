import type { Page } from 'playwright';
import type { Room } from '../../client/room/room.ts';
import { encodeFlv } from '../../test/support/flv.ts';
import { RawEncoder } from '../../test/support/raw-encoder.ts';
import { until } from '../../test/support/room.ts';
import { shownAt } from './shown-widths.ts';

/** No layer of a studio's picture has this width. */
export const PICTURE_WIDTH = 848;
/** An encoder that is chosen later has sent for so long: a second past its key frame, or past its fourth. */
const MIDST_MS = 3000;

export type Flv = ReturnType<typeof encodeFlv>;

export interface ReturnContext {
  readonly host: Room;
  readonly viewer: Page;
  readonly address: { readonly server: string; readonly key: string };
}

/** What an encoder sends: 480p at 30, with so many seconds between key frames. */
export const tagsWithKeyEvery = (seconds: number): Flv =>
  encodeFlv({ seconds: 8, keyEvery: seconds, size: `${PICTURE_WIDTH}x480`, picture: ['-b:v', '2M'] });

/**
 * Seconds until a viewer's page shows an encoder: from its connect, or, where it sends already, from the host's choice in the
 * middle of a group of pictures.
 */
export async function secondsUntilEncoder(
  context: ReturnContext,
  tags: Flv,
  isMidst: boolean,
): Promise<number> {
  const { host, viewer, address } = context;
  await host.send('ingest.use', { input: isMidst ? 'studio' : 'encoder' });
  let since = Date.now();
  const encoder = await RawEncoder.start(address, tags);
  try {
    if (isMidst) {
      await new Promise(resolve => setTimeout(resolve, MIDST_MS));
      since = Date.now();
      await host.send('ingest.use', { input: 'encoder' });
    }
    return ((await shownAt(viewer, 'encoder', since)) - since) / 1000;
  } finally {
    const gone = Date.now();
    encoder.stop();
    await shownAt(viewer, 'studio', gone);
    await until(host, ({ live }) => live.ingest.state?.kind === 'none', 'no encoder');
  }
}
