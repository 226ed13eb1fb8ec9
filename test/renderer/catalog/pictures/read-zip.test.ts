import { expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '../../../../renderer/catalog/pictures/picture-file.ts';
import { MAX_ZIP_FILES, readZip } from '../../../../renderer/catalog/pictures/read-zip.ts';
import { zipOf } from '../../../support/zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const SMALL = bytes('picture');

const namesIn = async (zip: Blob, language = 'en') => (await readZip(zip, language)).map(({ name }) => name);

/** Overwrites each occurrence of some bytes of a ZIP, for one that no tool would write. */
async function tampered(zip: Blob, from: Uint8Array, to: Uint8Array): Promise<Blob> {
  const content = Buffer.from(await zip.arrayBuffer());
  for (let at = content.indexOf(from); at >= 0; at = content.indexOf(from, at + 1)) content.set(to, at);
  return new Blob([content]);
}

test('files are found in folders, and read when they are opened', async () => {
  const zip = await zipOf([
    ['photos/shirts/linen.jpg', bytes('linen')],
    ['mug.png', bytes('mug'), { level: 6 }],
  ]);
  const files = await readZip(zip, 'en');
  expect(files.map(({ name }) => name)).toEqual(['linen.jpg', 'mug.png']);
  expect(await Promise.all(files.map(async ({ open }) => (await open()).text()))).toEqual(['linen', 'mug']);
});

test('a path that leads out of the ZIP is a plain name, and what a system adds is passed over', async () => {
  const zip = await zipOf([
    ['aa/bb/etc/passwd.jpg', SMALL],
    ['C:/Windows/evil.png', SMALL],
    ['__MACOSX/._mug.jpg', SMALL],
    ['photos/.DS_Store', SMALL],
    ['photos/Thumbs.db', SMALL],
  ]);
  const climbing = await tampered(zip, bytes('aa/bb'), bytes('../..'));
  expect(await namesIn(climbing)).toEqual(['passwd.jpg', 'evil.png']);
});

test('names in the encoding of a Russian or Chinese Windows are read by the page’s language', async () => {
  const named = async (raw: number[]) => {
    const placeholder = 'x'.repeat(raw.length);
    return tampered(await zipOf([[`${placeholder}.jpg`, SMALL]]), bytes(placeholder), Uint8Array.from(raw));
  };
  const russian = await named([0xe8, 0xa0, 0xe0, 0xe4]); // шарф in IBM 866
  expect(await namesIn(russian, 'ru')).toEqual(['шарф.jpg']);
  const chinese = await named([0xce, 0xa7, 0xbd, 0xed]); // 围巾 in GBK
  expect(await namesIn(chinese, 'zh-Hans')).toEqual(['围巾.jpg']);
  expect(await namesIn(await zipOf([['围巾.jpg', SMALL]]), 'ru')).toEqual(['围巾.jpg']);
});

test('a ZIP with more files than a show has use for is refused with the limit', async () => {
  const many = Array.from(
    { length: MAX_ZIP_FILES + 1 },
    (_, index) => [`${index}.jpg`, new Uint8Array()] as const,
  );
  await expect(readZip(await zipOf(many), 'en')).rejects.toMatchObject({
    params: { problem: 'zip-too-many', limit: MAX_ZIP_FILES },
  });
});

test('a bomb is not unpacked, whatever it says of its size, and its neighbours are', async () => {
  const zeros = new Uint8Array(MAX_FILE_BYTES);
  const large = new Uint8Array(MAX_FILE_BYTES + 1);
  const zip = await zipOf([
    ['packed.jpg', zeros, { level: 9 }],
    ['large.jpg', large],
    ['good.jpg', bytes('good')],
  ]);
  const [packed, tooLarge, good] = await readZip(zip, 'en');
  await expect(packed?.open()).rejects.toMatchObject({ fault: 'too-packed' });
  await expect(tooLarge?.open()).rejects.toMatchObject({ fault: 'too-large' });
  expect(await (await good?.open())?.text()).toBe('good');

  const size = new Uint8Array(new Uint32Array([large.byteLength]).buffer);
  const lying = await tampered(
    await zipOf([['lying.jpg', large, { level: 9 }]]),
    size,
    new Uint8Array(new Uint32Array([1000]).buffer),
  );
  const [liar] = await readZip(lying, 'en');
  await expect(liar?.open()).rejects.toMatchObject({ name: 'PictureFileError' });
});

test('a file with a password, or one that is damaged, is named, and the others are read', async () => {
  const zip = await zipOf([
    ['secret.jpg', SMALL, { password: 'secret' }],
    ['damaged.jpg', bytes('damaged content')],
    ['good.jpg', bytes('good')],
  ]);
  const [secret, damaged, good] = await readZip(
    await tampered(zip, bytes('damaged content'), bytes('damagex content')),
    'en',
  );
  await expect(secret?.open()).rejects.toMatchObject({ fault: 'encrypted' });
  await expect(damaged?.open()).rejects.toMatchObject({ fault: 'unreadable' });
  expect(await (await good?.open())?.text()).toBe('good');
});

test('reading can be stopped', async () => {
  const [file] = await readZip(await zipOf([['a.jpg', SMALL]]), 'en');
  const stopped = AbortSignal.abort();
  await expect(file?.open(stopped)).rejects.toThrow('abort');
});

test.each([
  ['no ZIP at all', bytes('id,title,price')],
  ['an empty file', new Uint8Array()],
  ['the beginning of a ZIP', bytes('PK\x03\x04 and no end')],
])('%s is refused as no ZIP', async (_what, content) => {
  await expect(readZip(new Blob([content]), 'en')).rejects.toMatchObject({
    params: { problem: 'zip-broken' },
  });
});
