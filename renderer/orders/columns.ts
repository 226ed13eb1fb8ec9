/** The columns of the list of orders: buyer, deal, amount, status, what can be done. */
export const ORDER_COLUMNS =
  'grid grid-cols-[minmax(96px,1fr)_minmax(120px,1.4fr)_88px_minmax(200px,2fr)_196px] items-center gap-3 px-3';
