import type { CatalogField } from '../../../shared/catalog/file.ts';
import { normalizedName } from '../values/clean-text.ts';
import { wooFieldOf, wooNamesOf } from '../woocommerce/names.ts';

/** The names between `|`. */
const namesIn = (text: string): string[] => text.split('|').map(name => name.trim());

/**
 * Other names of a field's column as shops write them, best first; what holds units comes before what says yes or no. A
 * name that may stand for something else, such as «Стоимость» (price or cost) or a wholesale price, is not among them: a
 * wrong price is worse than a question.
 */
export const FIELD_NAMES: Readonly<Record<CatalogField, readonly string[]>> = {
  id: [
    ...namesIn(`
      sku | article | article no | article number | артикул | артикул товара | артикул продавца | артикул поставщика |
      арт | код | код товара | код позиции | номер товара | номенклатурный номер | id товара | идентификатор | 货号 |
      商品编号 | 编号 | 商品货号 | 商品编码 | 商品代码 | 商家编码 | 产品编号 | 产品编码 | 货品编号 | 货品编码 | 款号 | 商品id |
      sku编码 | sku码 | artnr | art-nr. | item number | item no | item code | item id | item sku | product id |
      product code | product sku | product number | variant sku | stock code | vendor code | model number | part number |
      handle | ean | gtin | upc | barcode | штрихкод | штрих-код | 条码 | 条形码
    `),
    ...wooNamesOf('sku'),
  ],
  title: [
    ...namesIn(`
      name | product | product name | product title | item name | item title | item | goods name | название |
      наименование | название товара | наименование товара | название продукта | наименование продукта | имя товара |
      номенклатура | товар | 商品名称 | 产品名称 | 商品名 | 产品名 | 商品标题 | 产品标题 | 宝贝标题 | 宝贝名称 | 货品名称 |
      名称 | 标题 | 品名 | 商品 | bezeichnung | titel | titre | título
    `),
    ...wooNamesOf('name'),
  ],
  price: namesIn(`
    цена | preis | prix | precio | prezzo | preço | prijs | pris | cena | ціна | fiyat | 价格 | 售价 | 单价 | 現價 | 现价 |
    零售价 | 销售价 | 销售价格 | 商品价格 | 产品价格 | 價格 | 售價 | 価格 | unit price | selling price | current price |
    product price | item price | retail price | verkaufspreis | vk-preis | цена товара | цена продажи | цена за штуку |
    цена за шт | цена за единицу | текущая цена | розничная цена | цена розничная
  `),
  currency: namesIn(`
    валюта | валюта цены | код валюты | 货币 | 币种 | 币别 | 货币代码 | 貨幣 | währung | devise | moneda | valuta | waluta |
    currency code | price currency
  `),
  compare_at: [
    ...namesIn(`
      compareatprice | oldprice | original price | was price | full price | старая цена | цена старая | прежняя цена |
      цена до скидки | цена без скидки | полная цена | зачеркнутая цена | зачёркнутая цена | ррц | 原价 | 划线价 |
      划线价格 | 市场价 | 吊牌价 | 建议零售价 | uvp | msrp | rrp | alter preis | price before | list price
    `),
    ...wooNamesOf('regularPrice'),
  ],
  prices: [],
  stock: [
    ...namesIn(`
      quantity | qty | inventory | остаток | остатки | количество | кол-во | 库存 | 数量 | 库存数量 | 库存量 | 可售库存 |
      可用库存 | 剩余库存 | 剩余数量 | 总库存 | menge | stock qty | stock quantity | stock level | stock count |
      inventory quantity | inventory qty | available quantity | quantity available | available qty | units |
      units in stock | quantity in stock | qty in stock | on hand | lagerbestand | cantidad | остаток на складе |
      остатки на складе | количество на складе | кол-во на складе | доступное количество | запас | на складе | 现货
    `),
    ...wooNamesOf('stock'),
    ...namesIn('in stock | available | availability | в наличии | наличие | доступно | 有货 | 是否有货'),
  ],
  brand: namesIn(`
    brand name | vendor | manufacturer | maker | бренд | название бренда | марка | торговая марка | производитель |
    изготовитель | 品牌 | 品牌名称 | 品牌名 | 制造商 | 生产商 | 厂家 | marke | hersteller | marque | marca
  `),
  category: namesIn(`
    category name | product category | producttype | type | collection | department | product group | категория |
    категория товара | группа | группа товаров | раздел | рубрика | тип товара | вид товара | 分类 | 类别 | 类目 | 品类 |
    商品分类 | 商品类别 | 商品类目 | 产品分类 | 产品类别 | kategorie | catégorie | categoría | categoria
  `),
  regions: namesIn(`
    region | countries | ships to | ship to | delivered to | delivers to | sold in | регионы | страны | страны доставки |
    регионы доставки | доставка в | 地区 | 配送地区 | 配送国家 | 销售地区 | 可售地区
  `),
  picture: [
    ...namesIn(`
      image | pictureurl | imageurl | image link | image src | image file | image name | main image | featured image |
      product image | image 1 | img | photo | photos | photo url | photo link | photo file | photo 1 | main photo |
      product photo | pictures | picture link | picture file | product picture | thumbnail | картинка | картинки |
      картинка товара | изображение | изображение товара | фото | фото товара | фотография | фотографии | главное фото |
      основное фото | файл фото | ссылка на фото | ссылка на изображение | ссылка на картинку | url фото | url картинки |
      图片 | 主图 | 照片 | 商品图片 | 商品图 | 商品主图 | 产品图片 | 产品图 | 图片链接 | 图片地址 | 图片网址 | 图片文件 |
      主图链接 | 封面图 | 缩略图 | bild | bild-url | bilder | imagen | immagine
    `),
    ...wooNamesOf('images'),
  ],
  buy_url: namesIn(`
    url | link | product url | product link | product page | shop page | shop url | shop link | store link | buy link |
    item url | item link | permalink | ссылка | ссылка на товар | ссылка на страницу | ссылка на покупку |
    страница товара | url товара | 链接 | 网址 | 商品链接 | 商品网址 | 商品地址 | 产品链接 | 购买链接 | 详情链接
  `),
  aliases: namesIn(
    'synonyms | other names | also known as | синонимы | другие названия | 别名 | 其他名称 | 同义词',
  ),
  cost: namesIn(`
    cost price | unit cost | purchase price | buying price | себестоимость | закупочная цена | цена закупки |
    цена закупочная | 成本 | 成本价 | 进价 | 进货价 | 采购价 | cost per item
  `),
  price_history: namesIn('историяцен | 历史价格'),
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
