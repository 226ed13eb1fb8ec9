/** From this width on, orders stand in columns; where there is less room each is a block of lines. */
const ROW =
  'grid items-center gap-x-3 px-3 @min-[800px]:grid-cols-[minmax(96px,1fr)_minmax(120px,1.4fr)_88px_minmax(200px,2fr)_196px]';
const CELL = '@min-[800px]:col-span-1 @min-[800px]:col-start-auto @min-[800px]:row-start-auto';

/** The names of the columns; a block needs none. */
export const ORDER_HEAD = `${ROW} hidden @min-[800px]:grid`;

/** The list of orders: buyer, deal, amount, status, what can be done. */
export const ORDER_ROW = `${ROW} grid-cols-[minmax(0,1fr)_auto] gap-y-1 py-3 @min-[800px]:min-h-12 @min-[800px]:py-1`;

/** Where each part of an order stands, in a block and in its column. */
export const ORDER_CELL = {
  buyer: `${CELL} col-start-1 row-start-1`,
  deal: `${CELL} col-span-2 row-start-2 text-quiet @min-[800px]:text-ink`,
  amount: `${CELL} col-start-2 row-start-1`,
  status: `${CELL} col-span-2 row-start-3`,
  actions: `${CELL} col-span-2 row-start-4 pt-1 @min-[800px]:pt-0 @min-[800px]:justify-end`,
} as const;
