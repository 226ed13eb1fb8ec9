import { onShelf } from '../../shared/catalog/product.ts';
import type { CheckReport, CheckStep } from '../../shared/shops/check.ts';
import type { Connection, Link } from '../../shared/shops/connection.ts';
import type { ShowContext } from '../show/feature.ts';
import type { OpenedCheckout, OrderLine, ShopAdapter, ShopOrder } from './adapter.ts';
import { split } from './order-lines.ts';
import { shelfItemOf } from './readings.ts';
import { toShopError } from './shop-error.ts';

/** A basket of so many different products, as far as there are. */
const BASKET = 3;
/** The basket's price is below the usual one, as a deal's is. */
const SHARE = 0.9;

interface Checking {
  readonly show: ShowContext;
  readonly connection: Connection;
  readonly adapter: ShopAdapter;
  readonly returnTo: string;
}

/** Products of the shop that can be sold now, for a basket. */
function basketOf({ show, connection }: Checking): Link[] {
  const { catalog, shops } = show.state;
  const shown = new Set(onShelf(catalog.products).map(({ id }) => id));
  const links = Object.values(shops.links).filter(
    link =>
      link.connectionId === connection.id &&
      shown.has(link.productId) &&
      shelfItemOf(catalog.products, link) !== undefined &&
      link.stock !== 0,
  );
  return [...new Map(links.map(link => [link.productId, link])).values()].slice(0, BASKET);
}

/** An order of the basket at a price of its own, which a shop with its own prices in mind would get wrong. */
function orderOf({ show, connection, returnTo }: Checking, basket: readonly Link[]): ShopOrder {
  const { currency } = connection;
  const prices = basket.length > 0 ? basket.map(({ price }) => price.minor) : [1000];
  const total = Math.floor(prices.reduce((one, other) => one + other, 0) * SHARE);
  const parts = split(total, prices);
  const titleOf = (productId: string) =>
    show.state.catalog.products.find(({ id }) => id === productId)?.title ?? productId;
  const lines: OrderLine[] = prices.map((_, index) => {
    const link = basket[index];
    return {
      title: link ? titleOf(link.productId) : 'Vitrine',
      quantity: 1,
      total: { minor: parts[index] ?? 0, currency },
      ...(link && { product: link.product, item: link.item }),
    };
  });
  const claimId = `check-${Math.floor(show.clock.now())}`;
  return { claimId, title: 'Vitrine check', lines, total: { minor: total, currency }, returnTo };
}

const refused = (step: CheckStep['step'], error: unknown): CheckStep => {
  const { fault, detail } = toShopError(error);
  return {
    step,
    outcome: 'missing',
    note: 'refused',
    detail: detail ? `${fault}: ${detail}`.slice(0, 300) : fault,
  };
};

/** Frees what was held for the check, and looks that it can't be paid any more. */
async function release(adapter: ShopAdapter, { ref }: OpenedCheckout): Promise<CheckStep> {
  try {
    await adapter.closeCheckout(ref);
    const [reading] = await adapter.readCheckouts([ref]);
    const isFreed = reading === undefined || reading.state === 'gone' || reading.state === 'cancelled';
    return isFreed
      ? { step: 'release', outcome: 'ok', note: 'freed' }
      : { step: 'release', outcome: 'missing', note: 'not-freed' };
  } catch (error) {
    return refused('release', error);
  }
}

/** Buys in a shop as a viewer would, up to the payment, and says of each step how it went. */
export async function checkShop(checking: Checking): Promise<CheckReport> {
  const { show, connection, adapter } = checking;
  const steps: CheckStep[] = [];
  const report = (limits: CheckReport['limits']): CheckReport => ({ at: show.clock.now(), steps, limits });
  const basket = basketOf(checking);
  if (basket.length === 0 && connection.kind !== 'stripe')
    return { ...report([]), steps: [{ step: 'basket', outcome: 'missing', note: 'no-products' }] };
  const order = orderOf(checking, basket);
  try {
    const { limits } = await adapter.open();
    const opened = await adapter.openCheckout(order);
    steps.push({ step: 'basket', outcome: 'ok', note: 'made', count: order.lines.length });
    try {
      steps.push(...(await adapter.inspect(order, opened)));
    } catch (error) {
      steps.push(refused('total', error));
    }
    steps.push(...(await checkLinks(checking)), wordOf(connection), await release(adapter, opened));
    return report(limits);
  } catch (error) {
    return { ...report([]), steps: [refused('basket', error)] };
  }
}

/** Which of the products' buy links are the shop's own, so that it tells of their payments. */
async function checkLinks({ show, adapter }: Checking): Promise<CheckStep[]> {
  let known = 0;
  const foreign: string[] = [];
  try {
    for (const { title, buyUrl } of onShelf(show.state.catalog.products)) {
      const link = buyUrl ? await adapter.ownLink?.(buyUrl) : undefined;
      if (link === 'foreign') foreign.push(title);
      else if (link) known += 1;
    }
  } catch (error) {
    return [refused('links', error)];
  }
  const detail = foreign.join(', ').slice(0, 300);
  if (foreign.length > 0)
    return [{ step: 'links', outcome: 'missing', note: 'foreign', count: foreign.length, detail }];
  return known > 0 ? [{ step: 'links', outcome: 'ok', note: 'known', count: known }] : [];
}

/** How the shop's word of a payment comes here. */
const wordOf = ({ hookAddress }: Connection): CheckStep => ({
  step: 'word',
  outcome: 'ok',
  note: hookAddress ? 'webhooks' : 'polling',
});
