/// <reference path="../node-media-server.d.ts" />
import logger from 'node-media-server/src/core/logger.js';
import Amf from 'node-media-server/src/protocol/amf.js';
import { z } from 'zod';
import type { RtmpMessage } from './chunk-reader.ts';

// The library writes to standard output what it can't read, past the server's log.
logger.log = () => {};

/** Types of messages that hold a command, in AMF 0 and, behind one more byte, in AMF 3's envelope. */
const COMMAND = 20;
const COMMAND_AMF3 = 17;

const text = z.string().catch('');
const ConnectObject = z.looseObject({ app: text, tcUrl: text, objectEncoding: z.number().catch(0) });

/** What a client asks for (Adobe's RTMP 1.0, 7.2), as far as it is understood here. */
export type RtmpCommand =
  | { readonly name: 'connect'; readonly id: number; readonly request: z.infer<typeof ConnectObject> }
  | { readonly name: 'createStream'; readonly id: number }
  | { readonly name: 'publish'; readonly streamName: string }
  | { readonly name: 'play' }
  | { readonly name: 'unpublish' };

/** Reads a message's command; undefined where it has none, or one without meaning here. Throws where it is broken. */
export function readCommand({ type, payload }: RtmpMessage): RtmpCommand | undefined {
  if (type !== COMMAND && type !== COMMAND_AMF3) return undefined;
  const [name, id, object, argument] = Amf.amf0Decode(type === COMMAND ? payload : payload.subarray(1));
  const transaction = typeof id === 'number' ? id : 0;
  switch (name) {
    case 'connect':
      return { name, id: transaction, request: ConnectObject.parse(object ?? {}) };
    case 'createStream':
      return { name, id: transaction };
    case 'publish':
      return { name, streamName: text.parse(argument) };
    case 'play':
      return { name };
    case 'FCUnpublish':
    case 'closeStream':
    case 'deleteStream':
      return { name: 'unpublish' };
    default:
      return undefined;
  }
}
