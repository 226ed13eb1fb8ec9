import { WhepPlayer, whepAddress } from '../client/playback/whep-player.ts';
import { defaultSocketUrl } from '../client/room/socket-url.ts';
import { previewIn, showInPath } from './show-path.ts';

/** What the page opens before any other of its code is loaded. */
export interface FirstConnections {
  /** The connection to the show's server. */
  readonly socket: WebSocket;
  /** The WHEP session; resolves to undefined if nothing is on air or the server can't be reached. */
  readonly player: Promise<WhepPlayer | undefined>;
}

declare global {
  var vitrineFirst: FirstConnections | undefined;
}

/**
 * The page's first connections; the first call opens them. That is made by the script within the document, which shares no
 * modules with the rest of the page: so they stand in a global variable.
 */
export function firstConnections(): FirstConnections {
  globalThis.vitrineFirst ??= {
    socket: new WebSocket(defaultSocketUrl()),
    // Joining the room handles both reasons to fail.
    player: WhepPlayer.open(
      whepAddress(showInPath(globalThis.location.pathname), {
        preview: previewIn(globalThis.location.search),
      }),
    ).catch(() => undefined),
  };
  return globalThis.vitrineFirst;
}
