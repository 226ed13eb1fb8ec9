import './zod-config.ts';
import { openRoom } from '../client/room/room.ts';
import { browserMemory } from './consent/viewer-storage.ts';
import { showInPath } from './show-path.ts';
import { socket } from './socket.ts';

const show = showInPath(globalThis.location.pathname);
const tokenKey = `vitrine.viewer.${show}`;

/** What this browser remembers of its viewer, as far as they allow. */
export const memory = browserMemory();

/** This page's place in the show; opened the moment the module loads. */
export const room = openRoom({
  show,
  socket,
  token: memory.get(tokenKey),
  onToken: token => memory.set(tokenKey, token),
});
