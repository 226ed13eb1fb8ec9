import { defaultSocketUrl } from '../client/room/socket-url.ts';

/** The first connection to the show's server, opened before any other code is parsed. */
export const socket = new WebSocket(defaultSocketUrl());
