import { expect, test } from 'vitest';
import { readPictureFile } from '../../../../server/catalog/values/read-picture-file.ts';

test.each([
  ['shirt.jpg', 'shirt.jpg'],
  ['photos/shirt red.JPG', 'shirt red.JPG'],
  ['C:\\photos\\shirt.png', 'shirt.png'],
  ['../../etc/shirt.webp', 'shirt.webp'],
  ['a.jpg|b.jpg', 'a.jpg'],
  ['img/a.jpg, img/b.jpg', 'a.jpg'],
  ['shirt, red.jpg', 'shirt, red.jpg'],
  ['红色衬衫.jpg', '红色衬衫.jpg'],
  ['рубашка.jpeg', 'рубашка.jpeg'],
])('“%s” names the file %s', (text, name) => {
  expect(readPictureFile(text)).toBe(name);
});

test.each(['none', 'price list.pdf', `${'x'.repeat(300)}.jpg`, ''])('“%s” names no picture’s file', text => {
  expect(readPictureFile(text)).toBeUndefined();
});
