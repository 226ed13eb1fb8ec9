import { PROTOCOL_VERSION } from '../../shared/show/protocol.ts';

/** How a crowd of plain sockets speaks to one server: everything as text, so that one crowd plays all of them. */
export interface Dialect {
  /** Path of the upgrade request. */
  readonly path: string;
  /** Frames to send when the socket is open. */
  readonly hello: readonly string[];
  /** What the frame starts with that says that one has joined; joined at once where absent. */
  readonly joined?: string;
  /** A line of chat: what stands around its text, with `{id}` for a number that is new each time. */
  readonly post: readonly [before: string, after: string];
  /** What a viewer is refused, or what leads to nothing: what stands around any text in it. */
  readonly refused: readonly [before: string, after: string];
  /** A frame that asks for an answer, and the answer. */
  readonly beat?: readonly [ask: string, answer: string];
  /** Asks for a pin. */
  readonly askPin: string;
  /** Found in each frame that tells of a pin, and in no other. */
  readonly pin: string;
}

/** The show server's own protocol. */
export const vitrine = (show: string, token?: string): Dialect => ({
  path: '/socket',
  hello: [
    JSON.stringify({
      id: 'join',
      name: 'show.join',
      data: { show, protocol: PROTOCOL_VERSION, ...(token ? { token } : {}) },
    }),
  ],
  joined: '{"re":"join","ok":true',
  post: ['{"id":"{id}","name":"chat.post","data":{"text":"', '"}}'],
  refused: ['{"id":"r","name":"chat.delete","data":{"messageId":"', '"}}'],
  askPin: '{"id":"{id}","name":"offer.pin","data":{"productId":"p1"}}',
  pin: '"offer.pinned"',
});

export const plainWs: Dialect = {
  path: '/',
  hello: [],
  post: ['{"id":"{id}","name":"chat.post","data":{"text":"', '"}}'],
  refused: ['{"id":"r","name":"chat.delete","data":{"messageId":"', '"}}'],
  askPin: '{"id":"{id}","name":"offer.pin","data":{}}',
  pin: '"offer.pinned"',
};

/** Engine.IO 4 on WebSocket alone, the default namespace of Socket.IO 4. */
export const socketIo: Dialect = {
  path: '/socket.io/?EIO=4&transport=websocket',
  hello: ['40'],
  joined: '40{',
  post: ['42["chat.post",{"id":"{id}","text":"', '"}]'],
  refused: ['42["chat.delete",{"messageId":"', '"}]'],
  beat: ['2', '3'],
  askPin: '42["offer.pin",{}]',
  pin: '"offer.pinned"',
};

/** A line's text starts with this and with the time at which it was sent: microseconds of the monotonic clock. */
export const LINE_MARK = '"text":"t=';
export const LINE_BYTES = 120;

/** Microseconds of the clock that all processes of this machine share. */
export function microseconds(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** The text of a line of LINE_BYTES bytes that was sent now. */
export function lineText(): string {
  return `t=${microseconds()} `.padEnd(LINE_BYTES, 'is the green one back in size M this week? ');
}
