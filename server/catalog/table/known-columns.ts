import type { CatalogField } from '../../../shared/catalog/file.ts';
import { normalizedName } from '../values/clean-text.ts';
import { wooFieldOf, wooNamesOf } from '../woocommerce/names.ts';

/** Other names of a field's column, best first. */
export const FIELD_NAMES: Readonly<Record<CatalogField, readonly string[]>> = {
  id: [
    ...[
      'sku',
      'article',
      'articleno',
      'артикул',
      'код',
      'код товара',
      '货号',
      '商品编号',
      '编号',
      '商品货号',
    ],
    ...['artnr', 'art-nr.', 'item number', 'item no', 'product id', 'product code', 'handle'],
    ...wooNamesOf('sku'),
  ],
  title: [
    ...['name', 'product', 'product name', 'product title', 'название', 'наименование', 'название товара'],
    ...['товар', '商品名称', '产品名称', '名称', '标题', '品名', 'bezeichnung', 'titel', 'titre', 'título'],
    ...wooNamesOf('name'),
  ],
  price: [
    ...[
      'цена',
      'preis',
      'prix',
      'precio',
      'prezzo',
      'preço',
      'prijs',
      'pris',
      'cena',
      'ціна',
      'fiyat',
      '价格',
      '售价',
    ],
    ...['单价', '價格', '售價', '価格', 'unit price', 'verkaufspreis', 'vk-preis'],
  ],
  currency: [
    'валюта',
    '货币',
    '币种',
    '貨幣',
    'währung',
    'devise',
    'moneda',
    'valuta',
    'waluta',
    'currency code',
  ],
  compare_at: [
    ...[
      'compareatprice',
      'oldprice',
      'старая цена',
      'цена до скидки',
      '原价',
      '划线价',
      'uvp',
      'msrp',
      'rrp',
    ],
    ...['alter preis', 'price before', 'list price'],
    ...wooNamesOf('regularPrice'),
  ],
  prices: [],
  stock: [
    ...[
      'quantity',
      'qty',
      'inventory',
      'остаток',
      'остатки',
      'количество',
      '库存',
      '数量',
      'menge',
      'stock qty',
    ],
    ...['stock quantity', 'inventory quantity', 'lagerbestand', 'cantidad'],
    ...wooNamesOf('stock'),
  ],
  brand: [
    'vendor',
    'manufacturer',
    'бренд',
    'марка',
    'производитель',
    '品牌',
    'marke',
    'hersteller',
    'marque',
    'marca',
  ],
  category: [
    'producttype',
    'type',
    'категория',
    '分类',
    '类别',
    'kategorie',
    'catégorie',
    'categoría',
    'categoria',
  ],
  regions: ['region', 'countries', 'регионы', 'страны', '地区'],
  picture: [
    ...[
      'image',
      'pictureurl',
      'imageurl',
      'image link',
      'image src',
      'photo',
      'картинка',
      'изображение',
      'фото',
    ],
    ...['图片', '主图', 'bild', 'bild-url', 'bilder', 'imagen', 'immagine'],
    ...wooNamesOf('images'),
  ],
  buy_url: ['url', 'link', 'product url', 'ссылка', '链接', 'product link'],
  aliases: ['синонимы', '别名'],
  cost: ['себестоимость', '成本', 'cost per item'],
  price_history: ['историяцен', '历史价格'],
};

/** Columns of Shopify's product export that are named as nothing else is. */
const SHOPIFY = [
  'handle',
  'urlhandle',
  'bodyhtml',
  'vendor',
  'option1name',
  'option1value',
  'variantsku',
  'variantprice',
];

const FIELDS = Object.keys(FIELD_NAMES) as CatalogField[];

const KNOWN: ReadonlySet<string> = new Set([
  ...FIELDS.flatMap(field => [field, ...FIELD_NAMES[field]].map(normalizedName)),
  ...SHOPIFY,
]);

/** How many of the names in a record are those of columns that lists and shops' exports have. */
export const headerScore = (cells: readonly string[]): number =>
  new Set(cells.filter(cell => KNOWN.has(normalizedName(cell)) || wooFieldOf(cell) !== undefined)).size;
