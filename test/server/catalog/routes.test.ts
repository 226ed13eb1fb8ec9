import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Room, RoomView } from '../../../client/room/room.ts';
import { CatalogPreview, type ImportOptions, MAX_CATALOG_BYTES } from '../../../shared/catalog/file.ts';
import { statusOfLength } from '../../support/announce-body.ts';
import { PicturesShop } from '../../support/pictures-shop.ts';
import { joinRoom, until } from '../../support/room.ts';
import { TestServer } from '../../support/server.ts';

let server: TestServer;
let shop: PicturesShop;
const rooms: Room[] = [];
beforeAll(async () => {
  [server, shop] = await Promise.all([TestServer.start(['--private-pictures', 'yes']), PicturesShop.open()]);
});
afterAll(async () => {
  for (const room of rooms) room.close();
  shop.close();
  await server.stop();
});

const exportOf = (name: string) => readFileSync(new URL(`../catalog/exports/${name}`, import.meta.url));

function send(
  body: string | Uint8Array,
  { preview = false, options = undefined as ImportOptions | undefined, token = server.hostToken } = {},
): Promise<Response> {
  const query = options ? `?options=${encodeURIComponent(JSON.stringify(options))}` : '';
  return fetch(`${server.origin}/api/shows/autumn-show/catalog${preview ? '/preview' : ''}${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` },
    body: new Blob([body as BlobPart]),
  });
}

async function preview(body: string | Uint8Array, options?: ImportOptions): Promise<CatalogPreview> {
  return CatalogPreview.parse(await (await send(body, { preview: true, options })).json());
}

async function host(): Promise<Room> {
  const room = await joinRoom(server, { token: server.hostToken });
  rooms.push(room);
  return room;
}

describe('a product list', () => {
  test('is shown before it comes in, and changes nothing until then', async () => {
    const shown = await preview(exportOf('shopify.csv'));
    expect(shown).toMatchObject({ format: 'shopify-csv', total: 5, currency: 'EUR' });
    expect((await host()).store.getState().show.catalog.products).toEqual([]);
    const answer = await send(exportOf('shopify.csv'), { options: { currency: 'USD' } });
    expect(await answer.json()).toMatchObject({
      added: 5,
      updated: 0,
      bad: { length: 1 },
      notes: { length: 2 },
    });
    const { show } = await until(
      await host(),
      view => view.show.catalog.products.length === 5,
      'five products',
    );
    expect(show.catalog.products[0]).toMatchObject({ price: { minor: 3900, currency: 'USD' }, stock: 15 });
    expect(show.catalog.products[0]?.history).toMatchObject([{ price: { minor: 3900, currency: 'USD' } }]);
  });

  test('of columns that nobody knows comes in by the mapping of the host', async () => {
    const text = 'Nr;Was;Preis netto;VK\n7;Tasse;9;"12,50"\n8;Teller;9;teuer';
    expect(await preview(text)).toMatchObject({ missing: ['id', 'title', 'price'], total: 0 });
    const columns: ImportOptions['columns'] = [
      { column: 'Nr', field: 'id' },
      { column: 'Was', field: 'title' },
      { column: 'VK', field: 'price', currency: 'EUR' },
    ];
    expect(await preview(text, { columns })).toMatchObject({
      total: 1,
      products: [{ id: '7', title: 'Tasse', price: { minor: 1250 } }],
    });
    expect(await (await send(text, { options: { columns } })).json()).toMatchObject({
      added: 1,
      bad: [{ line: 3, field: 'price', reason: 'not-a-price', value: 'teuer' }],
      notes: [{ reason: 'unknown-column', field: 'Preis netto' }],
    });
  });

  test('in an encoding that is only guessed comes in once the host has chosen it', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id;title;price;currency\nk1;'),
      // “Кружка керамическая большая” in windows-1251.
      Buffer.from('caf0f3e6eae020eae5f0e0ece8f7e5f1eae0ff20e1eeebfcf8e0ff', 'hex'),
      Buffer.from(';990;RUB\n'),
    ]);
    expect(await (await send(bytes)).json()).toMatchObject({ error: { params: { problem: 'not-utf8' } } });
    expect(await preview(bytes)).toMatchObject({
      encoding: 'windows-1251',
      guessed: true,
      products: [{ title: 'Кружка керамическая большая' }],
    });
    expect(await (await send(bytes, { options: { encoding: 'windows-1251' } })).json()).toMatchObject({
      added: 1,
    });
  });

  test('that is too large, or comes with options of no form, is refused with why', async () => {
    const address = `${server.origin}/api/shows/autumn-show/catalog/preview`;
    const headers = { authorization: `Bearer ${server.hostToken}`, 'content-type': 'text/csv' };
    expect(await statusOfLength(address, headers, MAX_CATALOG_BYTES + 1)).toBe(413);
    const options = { decimals: 'dot' } as unknown as ImportOptions;
    const answer = await send('id,title,price\na,A,5', { options });
    expect(await answer.json()).toMatchObject({ error: { code: 'bad-data', params: { field: 'options' } } });
  });

  test('of 10 MB of noise is refused with what to send instead', async () => {
    const noise = Uint8Array.from(
      { length: 10 * 1024 * 1024 },
      (_, index) => (index * 31 + (index >> 5)) % 256,
    );
    const answer = await send(noise, { preview: true });
    expect(await answer.json()).toMatchObject({
      error: { code: 'bad-data', params: { problem: 'not-utf8' } },
    });
  });

  test('brings no product that leads to the demo shop, whatever its options say; the sample set does', async () => {
    const options = { mayLeadToDemoShop: true } as unknown as ImportOptions;
    const text = 'id,title,price,currency,buy_url\ntrap,Trap,5,EUR,/demo-shop/';
    const answer = await (await send(text, { options })).json();
    expect(answer).not.toMatchObject({ added: 1 });
    expect(await (await send(text)).json()).toMatchObject({ added: 0, bad: [{ reason: 'demo-shop' }] });
    expect(await (await server.addSampleProducts()).json()).toMatchObject({ added: 12, bad: [] });
    const { show } = await until(
      await host(),
      view => view.show.catalog.products.some(({ id }) => id === 'SOL-101'),
      'the sample set',
    );
    expect(show.catalog.products.find(({ id }) => id === 'SOL-101')?.buyUrl).toMatch(/^\/demo-shop\//);
    expect(show.catalog.products.map(({ id }) => id)).not.toContain('trap');
  });

  test('is shown to nobody but the host', async () => {
    const invite = await (await host()).send('team.invite', { name: 'Mo', role: 'moderator', hours: 1 });
    expect((await send('id', { preview: true, token: invite.token })).status).toBe(403);
  });
});

test('remote pictures are copied to the server, and what isn’t a picture is reported and removed', async () => {
  const boss = await host();
  const row = (id: string, path: string) => `${id},${id},5,EUR,${shop.origin}${path}`;
  const rows = [row('same1', '/good.png'), row('same2', '/good.png'), row('fake', '/page.png')];
  await send(`id,title,price,currency,picture\n${rows.join('\n')}\n${row('gone', '/gone.jpg')}`);
  const pictureIn = ({ show }: RoomView, id: string) =>
    show.catalog.products.find(product => product.id === id)?.picture;
  const done = await until(
    boss,
    view =>
      ['fake', 'gone'].every(id =>
        view.live.catalog.pictures.failed.some(({ productId }) => productId === id),
      ) && ['same1', 'same2'].every(id => pictureIn(view, id)?.startsWith('/')),
    'the good pictures kept and the bad ones named',
  );
  const pictureOf = (id: string) => pictureIn(done, id);
  expect(pictureOf('same1')).toMatch(/^\/pictures\/.+\.png$/);
  expect(pictureOf('same2')).toBe(pictureOf('same1'));
  expect(shop.asked.get('/good.png')).toBe(1);
  expect(pictureOf('fake')).toBeUndefined();
  expect(pictureOf('gone')).toBe(`${shop.origin}/gone.jpg`);
  const faultOf = (id: string) =>
    done.live.catalog.pictures.failed.find(({ productId }) => productId === id)?.fault;
  expect([faultOf('fake'), faultOf('gone')]).toEqual(['not-a-picture', 'unreachable']);
  expect((await fetch(`${server.origin}${pictureOf('same1')}`)).status).toBe(200);
});

describe('a link that leads elsewhere or nowhere', () => {
  const BAD = ['/\\evil.example', '//evil.example', '/.//evil.example', 'http://[', 'javascript:alert(1)'];

  test.each(BAD)(
    '%s is refused wherever one comes in: a list, an import, an edit and many of them',
    async link => {
      const room = await host();
      const list = `id;title;price;buyUrl\nodd;Odd;9 EUR;${link}\nplain;Plain;9 EUR;https://shop.example/a\n`;
      const answer = await (await send(list)).json();
      expect(answer).toMatchObject({ bad: [{ field: 'buy_url', reason: 'bad-address' }] });

      const product = {
        id: 'new',
        title: 'New',
        price: { minor: 900, currency: 'EUR' },
        aliases: [],
        history: [],
      };
      const edit = (field: string) => ({ productId: 'plain', change: { [field]: link } });
      for (const field of ['buyUrl', 'picture'])
        for (const sent of [
          room.send('catalog.import', { products: [{ ...product, [field]: link }] }),
          room.send('catalog.edit', edit(field)),
          room.send('catalog.editMany', { edits: [edit(field)] }),
        ])
          await expect(sent).rejects.toMatchObject({
            code: 'bad-data',
            params: { field: expect.stringContaining(field) },
          });
    },
  );
});
