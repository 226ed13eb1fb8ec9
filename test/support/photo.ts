import { crc32, deflateSync } from 'node:zlib';

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.byteLength);
  const end = Buffer.alloc(4);
  end.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, end]);
}

/** A photograph of sorts, as a PNG: a gradient from one colour (red, green, blue) to white. */
export function photo(width: number, height: number, colour: readonly [number, number, number]): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2], 8);
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (const [at, value] of colour.entries())
        rows[y * (1 + 3 * width) + 1 + 3 * x + at] = value + ((255 - value) * (x + y)) / (width + height);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A photograph whose file lost its end. */
export const brokenPhoto = (): Buffer => photo(400, 300, [10, 20, 30]).subarray(0, 120);
