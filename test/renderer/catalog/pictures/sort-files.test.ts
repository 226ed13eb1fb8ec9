import { expect, test } from 'vitest';
import { sortFiles } from '../../../../renderer/catalog/pictures/sort-files.ts';
import { zipOf } from '../../../support/zip.ts';

const file = (name: string, content: BlobPart = 'x') => new File([content], name);
const names = (files: readonly { name: string }[]) => files.map(({ name }) => name);

test('a list, pictures, ZIPs of both and what is neither are told apart', async () => {
  const zip = await zipOf([
    ['shop/list.csv', new TextEncoder().encode('id,title,price')],
    ['shop/photos/a.jpg', new Uint8Array(1)],
    ['shop/terms.pdf', new Uint8Array(1)],
  ]);
  const { lists, pictures, others } = await sortFiles(
    [file('shop.zip', zip), file('b.PNG'), file('c.webp'), file('notes.docx'), file('.DS_Store')],
    'en',
  );
  expect(names(lists)).toEqual(['list.csv']);
  expect(await lists[0]?.text()).toBe('id,title,price');
  expect(names(pictures)).toEqual(['a.jpg', 'b.PNG', 'c.webp']);
  expect(others).toEqual(['terms.pdf', 'notes.docx']);
});

test('a text file is a list by itself, and none among pictures', async () => {
  expect(names((await sortFiles([file('list.txt')], 'en')).lists)).toEqual(['list.txt']);
  expect(await sortFiles([file('a.jpg'), file('readme.txt')], 'en')).toMatchObject({
    lists: [],
    others: ['readme.txt'],
  });
});

test('more files than a show has use for are refused with the limit', async () => {
  const many = Array.from({ length: 4001 }, (_, index) => file(`${index}.jpg`));
  await expect(sortFiles(many, 'en')).rejects.toMatchObject({ params: { problem: 'too-many-files' } });
});
