import { normalizedName } from '../values/clean-text.ts';

/** What a column of WooCommerce's product export holds, as far as it is used here. */
export type WooField =
  | 'id'
  | 'type'
  | 'sku'
  | 'name'
  | 'published'
  | 'saleStarts'
  | 'saleEnds'
  | 'inStock'
  | 'stock'
  | 'backorders'
  | 'salePrice'
  | 'regularPrice'
  | 'categories'
  | 'images'
  | 'parent'
  | 'externalUrl'
  | 'brands';

/**
 * The columns' names in the languages that most shops are run in: WooCommerce translates them, and translations differ
 * between its versions.
 */
const NAMES: Readonly<Record<WooField, string>> = {
  id: 'ID',
  type: 'Type | Typ | Tipo | Rodzaj | Тип | 类型 | 類型 | タイプ | Tür | Tyyppi | Típus | 유형',
  sku: `
    SKU | Artikelnummer | UGS | COD | Артикул | Артикул (SKU) | 货号 | 商品货号 | 貨號 | Stok kodu |
    Katalogové číslo | Varenummer | Cikkszám | Referencia | Référence | 품번
  `,
  name: `
    Name | Nom | Nombre | Nome | Naam | Nazwa | Имя | Название | Назва | Ім’я | 名称 | 名稱 | 名前 | 商品名 |
    İsim | Název | Jméno | Namn | Navn | Nimi | Név | Nume | 이름
  `,
  published: `
    Published | Veröffentlicht | Publié | Publicado | Pubblicato | Gepubliceerd | Opublikowano |
    Opublikowany | Опубликован | Опубликовано | Опубліковано | 已发布 | 已發佈 | 已發表 | 公開済み | Yayımlanmış |
    Yayınlandı | Publikováno | Publicerad | Udgivet | Publisert | Julkaistu | Közzétéve
  `,
  saleStarts: `
    Date sale price starts | Datum, an dem Angebotspreis beginnt | Date de début de promo |
    Date de début de la promo | Día en que empieza el precio rebajado |
    Data di partenza del prezzo in saldo | Data de preço promocional começa em | Startdatum actieprijs |
    Data rozpoczęcia promocji | Дата начала действия продажной цены |
    Дата начала действия цены распродажи | Дата начала распродажи | Дата початку розпродажу | 促销开始日期 |
    促銷開始日期 | 特價開始日期 | セール価格の開始日
  `,
  saleEnds: `
    Date sale price ends | Datum, an dem Angebotspreis endet | Date de fin de promo |
    Date de fin de la promo | Día en que termina el precio rebajado | Data in cui termina l’offerta |
    Data de preço promocional termina em | Einddatum actieprijs | Data zakończenia promocji |
    Дата окончания действия продажной цены | Дата окончания действия цены распродажи |
    Дата окончания распродажи | Дата закінчення розпродажу | 促销截止日期 | 促销结束日期 | 促銷結束日期 | 特價結束日期 |
    セール価格の終了日
  `,
  inStock: `
    In stock? | Vorrätig? | Auf Lager? | En stock ? | ¿En inventario? | ¿Existencias? |
    ¿Hay existencias? | Disponibile? | Em estoque? | Em stock? | Op voorraad? | Na stanie? |
    W magazynie? | В наличии? | Наличие | В наявності? | 有货？ | 有貨？ | 有庫存？ | 在庫の有無 | Stokta? | Skladem? |
    I lager? | På lager?
  `,
  stock: `
    Stock | Bestand | Lager | Lagerbestand | Inventario | Existencias | Magazzino | Estoque | Voorraad |
    Stan magazynowy | Magazyn | Запасы | Остаток | Склад | Запаси | Залишок | 库存 | 庫存 | 在庫 | Stok |
    Sklad | 재고
  `,
  backorders: `
    Backorders allowed? | Lieferrückstände erlaubt? | Lieferrückstande erlaubt? | Rückstände erlaubt? |
    Autoriser les commandes de produits en rupture ? | ¿Permitir reservas de productos agotados? |
    Abilita gli ordini arretrati? | São permitidas encomendas? | Nabestellingen toestaan? |
    Zezwolić na zamówienia oczekujące? | Возможен ли предзаказ? | Задержанный заказ возможен? |
    Предзаказы разрешены? | Дозволити попередні замовлення? | 允许缺货下单？ | 允许延期交货？ | 允許無庫存下單？ |
    お取り寄せを許可する ?
  `,
  salePrice: `
    Sale price | Angebotspreis | Tarif promo | Prix promo | Precio rebajado | Prezzo in offerta |
    Preço promocional | Actieprijs | Cena promocyjna | Цена распродажи | Акционная цена |
    Цена со скидкой | Ціна розпродажу | Акційна ціна | 促销价格 | 促销价 | 特价 | 促銷價格 | 促銷價 | 特價 | セール価格 |
    İndirimli fiyat | Akční cena | Reapris | Tilbudspris | Akciós ár | 할인 가격
  `,
  regularPrice: `
    Regular price | Regulärer Preis | Tarif régulier | Prix régulier | Precio normal | Prezzo di listino |
    Prezzo normale | Preço normal | Preço regular | Reguliere prijs | Normale prijs | Cena regularna |
    Базовая цена | Обычная цена | Звичайна ціна | Базова ціна | 常规售价 | 常规价格 | 正常价格 | 正常售价 | 一般價格 | 定價 |
    標準価格 | 通常価格 | Normal fiyat | Běžná cena | Ordinarie pris | Normalpris | Normál ár | 정상 가격
  `,
  categories: `
    Categories | Kategorien | Catégories | Categorías | Categorie | Categorias | Categorieën | Kategorie |
    Категории | Категорії | 分类 | 分類 | カテゴリー | Kategoriler
  `,
  images: `
    Images | Bilder | Imágenes | Immagine | Immagini | Imagens | Afbeeldingen | Obrazki | Изображения |
    Зображення | 图片 | 圖片 | 画像 | Görseller | Obrázky
  `,
  parent: `
    Parent | Übergeordnet | Übergeordnetes Produkt | Superior | Genitore | Ascendente | Hoofd |
    Nadrzędny | Родительский | Родитель | Батьківський | 父级 | 上层 | 上層 | 父層 | 親 | Nadřazené
  `,
  externalUrl: `
    External URL | Externe URL | URL externe | URL externa | URL esterno | Zewnętrzny adres URL |
    Внешний URL | Зовнішній URL | 外部链接 | 外部連結 | 外部 URL
  `,
  brands: `
    Brands | Brand | Marken | Marques | Marcas | Marchi | Merken | Marki | Бренды | 品牌 | ブランド
  `,
};

const namesIn = (list: string): string[] => list.split('|').map(name => name.trim());

/** A column's name for comparison: without case, spaces and punctuation. */
const compared = (name: string): string => normalizedName(name).replace(/[\p{P}\p{S}]+/gu, '');

/** Whether a column's name is a question, as those of columns are that hold a yes or no. */
export const isQuestion = (name: string): boolean => /[?？;؟]\s*$/.test(name);

const keyOf = (name: string): string => `${compared(name)}${isQuestion(name) ? '?' : ''}`;

const FIELDS: ReadonlyMap<string, WooField> = new Map(
  (Object.keys(NAMES) as WooField[]).flatMap(field =>
    namesIn(NAMES[field]).map(name => [keyOf(name), field] as const),
  ),
);

/** What a column of this name holds, where it is one of WooCommerce's in any of these languages. */
export const wooFieldOf = (name: string): WooField | undefined =>
  FIELDS.get(keyOf(name)) ?? FIELDS.get(`${compared(name)}?`);

/** The names of a field's columns in all of these languages. */
export const wooNamesOf = (field: WooField): readonly string[] => namesIn(NAMES[field]);

/** The word for a price in most languages that shops are run in; nothing else in WooCommerce's export is called so. */
const PRICE = new RegExp(
  [
    ...[
      'price',
      'preis',
      'pris',
      'prys',
      'prix',
      'tarif',
      'preci',
      'presyo',
      'prezz',
      'prezo',
      'prezio',
      'preu',
      'preç',
    ],
    ...[
      'preț',
      'pret',
      'prijs',
      'praghas',
      'cena',
      'ceny',
      'cenę',
      'cijen',
      'çmim',
      'kaina',
      'hind',
      'hinta',
      'verð',
    ],
    ...[
      'fiyat',
      'qiymət',
      'narx',
      'harga',
      'giá',
      '(?<!\\p{L})ár(?!\\p{L})',
      'цен',
      'цін',
      'баға',
      'нарх',
      'үнэ',
    ],
    ...['τιμή', 'מחיר', 'سعر', 'قیمت', 'գին', 'ფასი', 'मूल्य', 'कीमत', 'किंमत', 'মূল্য', 'দাম', 'விலை', 'ราคา'],
    ...['价', '價', '価格', '가격'],
  ].join('|'),
  'iu',
);

/** Whether a name says that its column holds a price, in whatever language. */
export const namesPrice = (name: string): boolean => PRICE.test(name.normalize('NFC'));

const DATE = new RegExp(
  [
    ...[
      'date',
      'datum',
      'datu',
      'dato',
      'dátum',
      'data',
      'fecha',
      'día',
      'début',
      'tarih',
      'päivä',
      'kuupäev',
      'ngày',
    ],
    ...[
      'dagsetning',
      'tanggal',
      'petsa',
      'дат',
      'күні',
      'огноо',
      'ημερομηνία',
      'تاريخ',
      'تاریخ',
      'תאריך',
      'วันที่',
      'तिथि',
    ],
    ...[
      '日',
      '기간',
      '날짜',
      '일\\s*$',
      '(?<!\\p{L})(?:start|starts|end|ends|begin|beginn|beginnt|endet|ende|slut|fin)(?!\\p{L})',
    ],
  ].join('|'),
  'iu',
);

/** Whether a name says that its column holds a date, in whatever language. */
export const namesDate = (name: string): boolean => DATE.test(name.normalize('NFC'));
