import './zod-config.ts';
import { reloadOutdated } from '../client/room/reload-outdated.ts';
import { openRoom } from '../client/room/room.ts';
import { openViewerStorage } from './consent/viewer-storage.ts';
import { firstConnections } from './first-connections.ts';
import { previewIn, showInPath } from './show-path.ts';

const show = showInPath(globalThis.location.pathname);
const tokenKey = `vitrine.viewer.${show}`;

/** The ticket with which this page shows a host who is not live yet. */
export const preview = previewIn(globalThis.location.search);

/** What this browser stores about its viewer, as far as they consent. */
export const storage = openViewerStorage();

/** The room of this page; joined when the module is loaded. */
export const room = openRoom({
  show,
  socket: firstConnections().socket,
  token: storage.get(tokenKey),
  onToken: token => storage.set(tokenKey, token),
});
reloadOutdated(room);
