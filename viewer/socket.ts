import { ownSocketUrl } from '../client/room/socket-url.ts';

/** The first connection to the show's server, on its way before anything else is parsed. */
export const socket = new WebSocket(ownSocketUrl());
