/** An example file with all columns and two rows. */
export const EXAMPLE_CSV = `id,title,price,currency,compare_at,price_usd,stock,brand,category,regions,picture,buy_url,aliases,cost,price_history
shirt-linen,Linen shirt,39.00,EUR,49.00,44.00,24,Northwind,Shirts,EU|CH|US,https://shop.example/shirt.jpg,https://shop.example/shirt,linen|summer shirt,14.50,2026-09-01=49.00|2026-11-01=39.00
bottle-steel,Steel bottle,24.50,EUR,,,120,,,,,https://shop.example/bottle,flask|thermos,,
`;

export const REQUIRED_COLUMNS = 'title, price';
export const OPTIONAL_COLUMNS =
  'id, currency, compare_at, prices, stock, brand, category, regions, picture, buy_url, aliases, cost, price_history';

/** Downloads the example file. */
export function saveExample(): void {
  const address = URL.createObjectURL(new Blob([EXAMPLE_CSV], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'products-example.csv';
  link.click();
  URL.revokeObjectURL(address);
}
