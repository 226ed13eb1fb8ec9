import type { Product } from '../../shared/catalog/product.ts';
import type { DealPlan } from '../../shared/deals/terms.ts';
import type { Actor } from '../../shared/roles.ts';
import { Story } from './story.ts';

export const eur = (minor: number) => ({ minor, currency: 'EUR' });
export const viewer = (id: string): Actor => ({ id, name: id, role: 'viewer' });
export const rep: Actor = { id: 'rep', name: 'Rep', role: 'brand', brand: 'Acme' };
export const host: Actor = { id: 'host', name: 'Host', role: 'host' };
export const moderator: Actor = { id: 'mod', name: 'Mo', role: 'moderator' };

export const DAY_MS = 24 * 60 * 60 * 1000;

/** Two products of Acme and one of Bolt, in stock, each at 100 euros for the last forty days, sold in a shop elsewhere. */
export function shelf(now: number): Product[] {
  const product = (id: string, brand: string, category: string): Product => ({
    id,
    title: `Product ${id}`,
    price: eur(10_000),
    stock: 50,
    brand,
    category,
    buyUrl: `https://shop.example/${id}`,
    aliases: [],
    cost: eur(5000),
    history: [{ at: now - 40 * DAY_MS, price: eur(10_000) }],
  });
  return [
    product('shoe', 'Acme', 'Shoes'),
    product('sock', 'Acme', 'Socks'),
    product('lamp', 'Bolt', 'Home'),
  ];
}

/** The same products, which lead to the demo shop. */
export const demoShelf = (now: number): Product[] =>
  shelf(now).map(product => ({ ...product, buyUrl: '/demo-shop/' }));

/** A reduction of the shoe to 79 euros, two units, which opens at once and runs two minutes; changed as told. */
export function flash(change: Partial<DealPlan> = {}): DealPlan {
  return {
    id: 'deal',
    title: 'Shoe deal',
    items: [{ productId: 'shoe', count: 1 }],
    terms: { kind: 'flash', price: eur(7900) },
    units: 2,
    perBuyer: 1,
    countdownSeconds: 0,
    runSeconds: 120,
    holdSeconds: 60,
    start: { kind: 'hand' },
    brand: 'Acme',
    disclosure: 'Paid partnership with Acme',
    talkingPoints: [],
    ...change,
  };
}

/** An auction of one lamp from 10 euros in steps of 5. */
export function auction(change: Partial<DealPlan> = {}): DealPlan {
  return flash({
    id: 'auction',
    title: 'Lamp auction',
    items: [{ productId: 'lamp', count: 1 }],
    brand: 'Bolt',
    units: 1,
    terms: { kind: 'auction', from: eur(1000), step: eur(500), counterSeconds: 15 },
    ...change,
  });
}

/** A show in 2026 with its shelf filled and the plans started. */
export function storyWith(...plans: DealPlan[]): Story {
  const now = Date.UTC(2026, 10, 25);
  const story = new Story(now).do('catalog.import', { products: shelf(now) });
  for (const plan of plans) story.do('deal.save', { plan }).do('deal.start', { dealId: plan.id });
  return story;
}
