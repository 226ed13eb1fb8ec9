const FINAL_TEXT = 0x81;
const MAX_SHORT = 125;
const MAX_MEDIUM = 0xffff;

/** A frame as it is, or the one of a text. */
export function frameOf(frame: string | Buffer): Buffer {
  return typeof frame === 'string' ? encodeFrame(frame) : frame;
}

/** One unmasked, uncompressed WebSocket text frame (RFC 6455, 5.2), which may be written to any number of sockets. */
export function encodeFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length <= MAX_SHORT ? 2 : length <= MAX_MEDIUM ? 4 : 10;
  // Not of the shared pool: a frame may wait for a slow socket and would keep the whole slab.
  const frame = Buffer.allocUnsafeSlow(header + length);
  frame[0] = FINAL_TEXT;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, header);
  return frame;
}

/** The frame that tells a page how many lines of talk it was not sent because it read too slowly. */
export function missedFrame(lines: number): Buffer {
  return encodeFrame(`{"talk":[],"missed":${lines}}`);
}
