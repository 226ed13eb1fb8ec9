import { describe, expect, test } from 'vitest';
import { readCatalog } from '../../../../server/catalog/read-catalog.ts';

const NOW = Date.parse('2026-10-20T12:00:00Z');
const read = (header: readonly string[], ...rows: string[]) => {
  const text = [header.map(name => `"${name}"`).join(','), ...rows].join('\r\n');
  return readCatalog(new TextEncoder().encode(text), 'csv', { now: NOW, timeZone: 'UTC' });
};

const ROWS = [
  '11,simple,TEA-1,Teapot,1,2026-10-01,2026-10-31,1,5,0,"35,00","39,90",Kitchen,"https://s.test/a.jpg, https://s.test/b.jpg",,,',
  '12,variable,APR-1,Apron,1,,,1,,0,,,Kitchen,,,Colour,"Red, Blue"',
  '13,variation,APR-1-R,"Apron - Red",1,,,1,4,0,,"24,00",,,APR-1,Colour,Red',
  '14,variation,APR-1-B,"Apron - Blue",1,,,1,3,0,,"26,00",,,id:12,Colour,Blue',
  '15,simple,TEA-2,Gone,1,,,0,,0,,"9,90",Kitchen,,,,',
  '16,simple,TEA-3,Draft,-1,,,1,2,0,,"9,90",Kitchen,,,,',
];

/** Headers of exports from shops in other languages, as far as these rows have them. */
const HEADERS: Record<string, string> = {
  English:
    'ID|Type|SKU|Name|Published|Date sale price starts|Date sale price ends|In stock?|Stock|Backorders allowed?|Sale price|Regular price|Categories|Images|Parent|Attribute 1 name|Attribute 1 value(s)',
  German:
    'ID|Typ|Artikelnummer|Name|Veröffentlicht|Datum, an dem Angebotspreis beginnt|Datum, an dem Angebotspreis endet|Vorrätig?|Bestand|Lieferrückstände erlaubt?|Angebotspreis|Regulärer Preis|Kategorien|Bilder|Übergeordnet|Attribut 1 Name|Attribut 1 Wert(e)',
  Russian:
    'ID|Тип|Артикул|Имя|Опубликован|Дата начала действия продажной цены|Дата окончания действия продажной цены|В наличии?|Запасы|Возможен ли предзаказ?|Цена распродажи|Базовая цена|Категории|Изображения|Родительский|Имя атрибута 1|Значение(-я) аттрибута(-ов) 1',
  Chinese:
    'ID|类型|SKU|名称|已发布|促销开始日期|促销截止日期|有货？|库存|允许缺货下单？|促销价格|常规售价|分类|图片|父级|属性 1 的名称|属性 1 的值',
  French:
    'ID|Type|UGS|Nom|Publié|Date de début de promo|Date de fin de promo|En stock ?|Stock|Autoriser les commandes de produits en rupture ?|Tarif promo|Tarif régulier|Catégories|Images|Parent|Nom de l’attribut 1|Valeur(s) de l’attribut 1',
  Spanish:
    'ID|Tipo|SKU|Nombre|Publicado|Día en que empieza el precio rebajado|Día en que termina el precio rebajado|¿Existencias?|Inventario|¿Permitir reservas de productos agotados?|Precio rebajado|Precio normal|Categorías|Imágenes|Superior|Nombre del atributo 1|Valor(es) del atributo 1',
  Italian:
    'ID|Tipo|COD|Nome|Pubblicato|Data di partenza del prezzo in saldo|Data in cui termina l’offerta|In stock?|Magazzino|Abilita gli ordini arretrati?|Prezzo in offerta|Prezzo di listino|Categorie|Immagine|Genitore|Nome dell’attributo 1|Valore dell’attributo 1',
  Japanese:
    'ID|タイプ|SKU|名前|公開済み|セール価格の開始日|セール価格の終了日|在庫の有無|在庫|お取り寄せを許可する ?|セール価格|標準価格|カテゴリー|画像|親|属性 1 の名前|属性 1 の値',
  'Finnish, by place':
    'Tunnus|Laji|Tuotetunnus|Otsikko|Näkyvissä|Alennushinnan alkamispäivä|Alennushinnan päättymispäivä|Varastossa?|Saldo|Jälkitoimitus sallittu?|Alennushinta|Normaali hinta|Osastot|Kuvat|Päätuote|Ominaisuuden 1 nimi|Ominaisuuden 1 arvot',
  'Hungarian, by place':
    'Azonosító|Fajta|Kód|Megnevezés|Látható|Akciós ár kezdő dátuma|Akciós ár záró dátuma|Raktáron?|Készlet|Utánrendelhető?|Akciós ár|Normál ár|Kategóriák|Képek|Szülő|1. tulajdonság neve|1. tulajdonság értékei',
  'Greek, by place':
    'Α/Α|Τύπος|Κωδικός|Όνομα|Δημοσιευμένο|Ημερομηνία έναρξης τιμής προσφοράς|Ημερομηνία λήξης τιμής προσφοράς|Σε απόθεμα;|Απόθεμα|Επιτρέπονται προπαραγγελίες;|Τιμή προσφοράς|Κανονική τιμή|Κατηγορίες|Εικόνες|Γονικό|Όνομα χαρακτηριστικού 1|Τιμές χαρακτηριστικού 1',
};

describe('an export of WooCommerce', () => {
  test.each(Object.entries(HEADERS))('is read in the shop’s language: %s', (_language, header) => {
    const { format, products, bad, notes } = read(header.split('|'), ...ROWS);
    expect(format).toBe('woocommerce');
    expect(products).toMatchObject([
      {
        id: 'TEA-1',
        title: 'Teapot',
        price: { minor: 3500 },
        compareAt: { minor: 3990 },
        stock: 5,
        category: 'Kitchen',
        picture: 'https://s.test/a.jpg',
      },
      {
        id: 'APR-1',
        price: { minor: 2400 },
        stock: 7,
        variants: [
          { id: 'APR-1-R', title: 'Red', price: { minor: 2400 }, stock: 4 },
          { id: 'APR-1-B', title: 'Blue', price: { minor: 2600 }, stock: 3 },
        ],
      },
      { id: 'TEA-2', stock: 0 },
    ]);
    expect(bad).toMatchObject([{ line: 7, reason: 'not-for-sale', value: '-1' }]);
    expect(notes).toEqual([]);
  });

  test('whose prices can’t be told by name is left to the host, not guessed', () => {
    const unknown = 'ABCDEFGHIJKLMNOPQ'.split('');
    expect(read(unknown, ...ROWS)).toMatchObject({
      format: 'csv',
      total: 0,
      missing: ['id', 'title', 'price'],
    });
    const reversed = (HEADERS['Finnish, by place'] ?? '')
      .replace('Alennushinta|Normaali hinta', 'Hinta A|Hinta B')
      .split('|');
    const dear = ROWS.map(row => row.replace('"35,00","39,90"', '"39,90","35,00"'));
    expect(read(reversed, ...dear)).toMatchObject({ format: 'csv', total: 0 });
  });

  test('has no weight, position or cost taken for a price', () => {
    const row = '1,simple,A-1,Lamp,1,0.5,7';
    expect(read(['ID', 'Laji', 'Koodi', 'Otsikko', 'Näkyvissä', 'Paino (kg)', 'Sijainti'], row).total).toBe(
      0,
    );
    const magento = read(['sku', 'name', 'product_type', 'cost price', 'price'], 'A-1,Lamp,simple,2.00,5.00');
    expect(magento).toMatchObject({ format: 'csv', products: [{ price: { minor: 500 } }] });
  });
});

describe('a few columns of an export', () => {
  test.each([
    ['SKU,Name,Regular price', 'A-1,Lamp,5.00'],
    ['ID,Name,Regular price', 'A-1,Lamp,5.00'],
    ['Artikelnummer,Name,Regulärer Preis', 'A-1,Lamp,"5,00"'],
    ['Артикул,Имя,Базовая цена', 'A-1,Lamp,"5,00"'],
    ['SKU,名称,常规售价', 'A-1,Lamp,5.00'],
    ['Type,SKU,Name,Regular price', 'simple,A-1,Lamp,5.00'],
    ['SKU,Name,Published,Regular price', 'A-1,Lamp,1,5.00'],
  ])('are enough, the regular price alone being the price: %s', (header, row) => {
    const { products, missing } = read(header.split(','), row);
    expect(missing).toEqual([]);
    expect(products).toMatchObject([{ id: 'A-1', title: 'Lamp', price: { minor: 500 } }]);
    expect(products[0]).not.toHaveProperty('compareAt');
  });

  test('that don’t say when a sale runs have none', () => {
    const { products, notes } = read(
      ['Type', 'SKU', 'Name', 'Sale price', 'Regular price'],
      'simple,A,A,3.00,5.00',
    );
    expect(products).toMatchObject([{ price: { minor: 500 } }]);
    expect(notes).toMatchObject([{ line: 2, field: 'Sale price', reason: 'sale-undated', value: '3.00' }]);
  });
});
