import { expect, test } from 'vitest';
import { attachPictures } from '../../../../renderer/catalog/pictures/attach-pictures.ts';
import { PictureFileError } from '../../../../renderer/catalog/pictures/picture-file.ts';

const match = (name: string, ...productIds: string[]) => ({
  file: { name, open: async () => new Blob([name]) },
  productIds,
});

/** Attaches pictures with a pipeline that fails where a test says so; the show has what was saved. */
function setUp() {
  const stopping = new AbortController();
  const show = new Map<string, string>();
  const steps: number[] = [];
  const options: Parameters<typeof attachPictures>[1] = {
    prepare: async file => file,
    upload: async picture => `/pictures/${await picture.text()}`,
    save: async edits => {
      for (const { productId, change } of edits) show.set(productId, String(change.picture));
    },
    onProgress: done => steps.push(done),
    signal: stopping.signal,
  };
  return { stopping, show, steps, options };
}

test('each product gets its picture, and progress is told after each file', async () => {
  const { show, steps, options } = setUp();
  const attached = await attachPictures([match('a.jpg', '1'), match('b.jpg', '2', '3')], options);
  expect(attached).toEqual({ products: 3, failed: [] });
  expect(Object.fromEntries(show)).toEqual({
    1: '/pictures/a.jpg',
    2: '/pictures/b.jpg',
    3: '/pictures/b.jpg',
  });
  expect(steps).toEqual([1, 2]);
});

test('a broken picture is named and costs nothing but itself', async () => {
  const { show, options } = setUp();
  const prepare = async (file: Blob) => {
    if ((await file.text()) === 'broken.jpg') throw new PictureFileError('not-a-picture');
    return file;
  };
  const matches = [match('broken.jpg', '1'), match('good.jpg', '2')];
  expect(await attachPictures(matches, { ...options, prepare })).toEqual({
    products: 1,
    failed: [{ name: 'broken.jpg', fault: 'not-a-picture' }],
  });
  expect([...show.keys()]).toEqual(['2']);
});

test('when the server is lost in the middle, what was uploaded until then is in', async () => {
  const { show, options } = setUp();
  const lost = new TypeError('Failed to fetch');
  const upload = async (picture: Blob) => {
    const name = await picture.text();
    if (name === '25') throw lost;
    return `/pictures/${name}`;
  };
  const matches = Array.from({ length: 50 }, (_, index) => match(String(index), String(index)));
  const attached = await attachPictures(matches, { ...options, upload });
  expect(attached.error).toBe(lost);
  expect(attached.products).toBe(show.size);
  expect(show.size).toBeGreaterThanOrEqual(25);
  expect(show.size).toBeLessThan(50);
});

test('stopping keeps what is done and leaves out the rest', async () => {
  const { stopping, show, options } = setUp();
  const onProgress = (done: number) => done === 5 && stopping.abort();
  const matches = Array.from({ length: 50 }, (_, index) => match(String(index), String(index)));
  const { products, failed, error } = await attachPictures(matches, { ...options, onProgress });
  expect({ failed, error }).toEqual({ failed: [], error: undefined });
  expect(products).toBe(show.size);
  expect(products).toBeGreaterThanOrEqual(5);
  expect(products).toBeLessThanOrEqual(7);
});

test('an edit that the show refuses is told, and counts for nothing', async () => {
  const { options } = setUp();
  const refused = new Error('refused');
  const save = () => Promise.reject(refused);
  expect(await attachPictures([match('a.jpg', '1')], { ...options, save })).toEqual({
    products: 0,
    failed: [],
    error: refused,
  });
});
