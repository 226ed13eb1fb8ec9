import type { RawTable } from '../table/raw-table.ts';
import { isQuestion, namesDate, namesPrice, type WooField, wooFieldOf } from './names.ts';

/** What a product can be. These words are the same in every language; others may follow, as in `simple, virtual`. */
const TYPE =
  /^(simple|variable|variation|grouped|external|subscription|variable-subscription|bundle|booking|composite)\b/;

/** Columns of which a list that isn't WooCommerce's hardly has one. */
const TELLING: readonly WooField[] = [
  'published',
  'saleStarts',
  'saleEnds',
  'inStock',
  'backorders',
  'parent',
];

const IMAGE = /^(https?:)?\/\/\S/i;

/** A column with its place in the header. Its cells are looked at as far as a question needs. */
class Column {
  readonly name: string;
  readonly index: number;
  readonly #rows: RawTable['rows'];

  constructor(name: string, index: number, rows: RawTable['rows']) {
    this.name = name;
    this.index = index;
    this.#rows = rows;
  }

  /** The filled cells. */
  *values(): Generator<string> {
    for (const { cells } of this.#rows) {
      const text = String(cells?.[this.name] ?? '');
      if (text !== '') yield text;
    }
  }

  /** Whether all filled cells are so, and there is one. */
  all(isSo: (value: string) => boolean): boolean {
    let isFilled = false;
    for (const value of this.values()) {
      if (!isSo(value)) return false;
      isFilled = true;
    }
    return isFilled;
  }

  allMatch(pattern: RegExp): boolean {
    return this.all(value => pattern.test(value));
  }

  get isQuestion(): boolean {
    return isQuestion(this.name);
  }
}

const columnsOf = ({ header = [], rows }: RawTable): Column[] =>
  header.map((name, index) => new Column(name, index, rows));

/** The column of types: the one with nothing else in it, or one of that name, as extensions bring further types. */
function typeColumn(columns: readonly Column[]): Column | undefined {
  const named = columns.find(({ name }) => wooFieldOf(name) === 'type');
  const values = [...(named?.values() ?? [])];
  const known = values.filter(value => TYPE.test(value)).length;
  return known > 0 && known >= values.length / 2 ? named : columns.find(column => column.allMatch(TYPE));
}

/** Whether every row of two columns with a number in both has the lower one first, as sale and regular price are. */
function isLowerFirst({ rows }: RawTable, first: Column, second: Column): boolean {
  const amount = (value: unknown) =>
    Number.parseFloat(
      String(value ?? '')
        .replace(/[^\d.,]/g, '')
        .replace(',', '.'),
    );
  return !rows.some(({ cells }) => amount(cells?.[first.name]) > amount(cells?.[second.name]));
}

/** Whether all filled cells of a column match, or it has none. */
const isEmptyOr = (column: Column, pattern: RegExp): boolean =>
  column.allMatch(pattern) || column.values().next().done === true;

/** Finds columns by their place in the export, whose order is the same in every language, and by what they hold. */
class ColumnsByPlace {
  readonly found: Map<WooField, Column>;
  readonly #table: RawTable;
  readonly #columns: readonly Column[];
  readonly #named: ReadonlySet<Column>;

  /** @param named the columns that are known by their names, `type` among them; they stay */
  constructor(table: RawTable, columns: readonly Column[], named: ReadonlyMap<WooField, Column>) {
    this.#table = table;
    this.#columns = columns;
    this.#named = new Set(named.values());
    this.found = new Map(named);
    this.#findKeys();
    this.#findPrices();
    this.#findDates();
    this.#findStock();
    this.#findBehindPrices();
  }

  /** Sets what isn't known yet to a column that isn't known as something else. */
  #add(field: WooField, column: Column | undefined): void {
    if (column && !this.found.has(field) && !this.#named.has(column)) this.found.set(field, column);
  }

  #between(from: number, to: number): Column[] {
    return this.#columns.filter(({ index }) => index > from && index < to);
  }

  /** The number stands before the type; SKU, perhaps a bar code, and the name stand between it and `published`. */
  #findKeys(): void {
    const type = this.found.get('type')?.index ?? 0;
    const id = this.#columns[type - 1];
    if (id?.allMatch(/^\d+$/)) this.#add('id', id);
    const behind = this.#between(type, Number.POSITIVE_INFINITY);
    this.#add(
      'published',
      behind.find(column => !column.isQuestion && column.allMatch(/^(-1|0|1|2)$/)),
    );
    const keys = this.#between(type, this.found.get('published')?.index ?? type + 3);
    this.#add('name', keys.at(-1));
    if (keys.length > 1) this.#add('sku', keys[0]);
  }

  /**
   * The last two columns that are called prices, side by side and with the lower one first; or only the last. Only where
   * the type stands at the very front, as no other shop system's does.
   */
  #findPrices(): void {
    if ((this.found.get('type')?.index ?? 0) > 1) return;
    const prices = this.#columns.filter(
      ({ name }) => namesPrice(name) && !namesDate(name) && !name.includes(':'),
    );
    const regular = prices.findLast(
      column => column.allMatch(/\d/) && !column.allMatch(/\d{4}-\d{2}-\d{2}|^\d{9,}$/),
    );
    const sale = regular && prices.find(({ index }) => index === regular.index - 1);
    if (!regular || (sale && !isLowerFirst(this.#table, sale, regular))) return;
    this.#add('regularPrice', regular);
    this.#add('salePrice', sale);
  }

  /** The dates of a sale stand side by side before the prices. */
  #findDates(): void {
    const before = this.#between(
      this.found.get('published')?.index ?? 0,
      this.found.get('regularPrice')?.index ?? 0,
    );
    const starts = before.find(
      (column, at) => namesDate(column.name) && namesDate(before[at + 1]?.name ?? ''),
    );
    if (!starts || this.found.has('saleStarts') || this.found.has('saleEnds')) return;
    this.#add('saleStarts', starts);
    this.#add('saleEnds', this.#columns[starts.index + 1]);
  }

  /** Whether there is any is asked for with a question mark; behind it stands how much, and then whether more is taken. */
  #findStock(): void {
    const from = this.found.get('saleEnds') ?? this.found.get('published');
    const before = this.#between(from?.index ?? 0, this.found.get('regularPrice')?.index ?? 0);
    const isFlag = (column: Column) =>
      column.isQuestion && column.allMatch(/^(0|1|backorder|onbackorder|notify)$/);
    const isCount = (column: Column) => !column.isQuestion && isEmptyOr(column, /^(-?\d+([.,]\d+)?|parent)$/);
    const inStock = before.find(
      (column, at) => isFlag(column) && before[at + 1] && isCount(before[at + 1] as Column),
    );
    const stock = inStock && this.#columns[inStock.index + 1];
    if (!inStock || !stock) return;
    this.#add('inStock', inStock);
    this.#add('stock', stock);
    this.#add('backorders', this.#between(stock.index, stock.index + 3).find(isFlag));
  }

  /** Categories stand behind the prices, then pictures, and then the product of a variation, by number or SKU. */
  #findBehindPrices(): void {
    const prices = this.found.get('regularPrice');
    if (!prices) return;
    const behind = this.#between(prices.index, Number.POSITIVE_INFINITY);
    const [first] = behind;
    if (first && !first.allMatch(IMAGE)) this.#add('categories', first);
    this.#add(
      'images',
      behind.find(column => column.allMatch(IMAGE)),
    );
    const skus = new Set(this.found.get('sku')?.values());
    this.#add(
      'parent',
      behind.find(column => column.all(value => /^id:\d+$/.test(value) || skus.has(value))),
    );
  }
}

/**
 * The values of attributes, by their numbers. Each attribute has its name, its values and whether it is shown, in this
 * order, with its number in the names of all of them; files to download are counted as well, but have addresses.
 */
function attributeColumns(columns: readonly Column[]): [string, string][] {
  const numbered = columns.filter(({ name }) => /\d/.test(name) && !name.includes(':'));
  const groups = Map.groupBy(numbered, ({ name }) => /\d+/.exec(name)?.[0] ?? '');
  return [...groups].flatMap(([number, group]): [string, string][] => {
    const attributes = group.filter(
      column => !/download|\burl\b/i.test(column.name) && !column.allMatch(IMAGE),
    );
    const values = attributes.find(({ name }) =>
      /value|wert|valeur|valor|valore|значен|值|waarde/i.test(name),
    );
    const column = values ?? attributes[1];
    return column ? [[`value${number}`, column.name]] : [];
  });
}

/**
 * The columns of a WooCommerce export by what they hold, with `value1` and so on for attributes, in whatever language the
 * shop is: by their names in the languages that are known, and for what is missing by place and content. Undefined for
 * another table.
 */
export function wooColumns(table: RawTable): ReadonlyMap<string, string> | undefined {
  const columns = columnsOf(table);
  const byName = new Map<WooField, Column>();
  for (const column of columns) {
    const field = wooFieldOf(column.name);
    if (field === undefined) continue;
    // Some languages have one name for both dates of a sale.
    if (!byName.has(field)) byName.set(field, column);
    else if (field === 'saleEnds' && !byName.has('saleStarts')) {
      byName.set('saleStarts', byName.get(field) as Column).set('saleEnds', column);
    }
  }
  const type = typeColumn(columns);
  if (type) byName.set('type', type);
  else byName.delete('type');
  const found = type ? new ColumnsByPlace(table, columns, byName).found : byName;
  const isTelling = type !== undefined || TELLING.some(field => found.has(field));
  const hasKey = found.has('sku') || found.has('id');
  if (!isTelling || !hasKey || !found.has('name') || !found.has('regularPrice')) return undefined;
  return new Map([
    ...[...found].map(([field, { name }]) => [field, name] as const),
    ...attributeColumns(columns),
  ]);
}
