/** From this many units on, the stock says nothing that hurries anybody, so it is left out. */
const LOW_STOCK = 20;

export type StockLine = { kind: 'plenty' } | { kind: 'low'; left: number } | { kind: 'soldOut' };

/** What a card says about stock, on viewers' pages and in the picture: only what a buyer must know now. */
export function stockLine(stock: number | undefined): StockLine {
  if (stock === 0) return { kind: 'soldOut' };
  return stock !== undefined && stock < LOW_STOCK ? { kind: 'low', left: stock } : { kind: 'plenty' };
}
