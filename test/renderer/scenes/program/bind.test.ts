import { describe, expect, test } from 'vitest';
import { newLayer } from '../../../../renderer/scenes/document/templates.ts';
import { bind, type LiveData, pictureIdOf } from '../../../../renderer/scenes/program/bind.ts';
import type { ProductCard } from '../../../../shared/catalog/product.ts';
import type { Deal } from '../../../../shared/deals/deal.ts';
import type { DealPlan } from '../../../../shared/deals/terms.ts';
import type { Layer, Scenes, Source } from '../../../../shared/scenes/document.ts';
import { emptyShow } from '../../../../shared/show/state.ts';
import { auction, eur, flash } from '../../../support/deals.ts';
import { STARTING } from '../document/arbitrary.ts';

const WHOLE = { x: 0, y: 0, width: 1, height: 1 };
const BELOW = { x: 0, y: 0.7, width: 1, height: 0.3 };

const card = (id: string, more: Partial<ProductCard> = {}): ProductCard => ({
  id,
  title: `Product ${id}`,
  price: { minor: 3900, currency: 'EUR' },
  ...more,
});

const live: LiveData = {
  show: {
    offers: { pins: [] },
    highlight: { highlighted: null },
    deals: emptyShow('crew').deals,
  },
  figures: {},
  turns: {},
  format: {
    price: money => `€${money.minor / 100}`,
    stock: left => (left === undefined ? undefined : `${left} left`),
  },
};

/** The layers of a scene with one source. */
function drawnOf(source: Source, now: LiveData = live, layer: Partial<Layer> = {}) {
  const shown = { ...newLayer('l', source.id, { wide: WHOLE, tall: BELOW }), ...layer };
  const document: Scenes = { ...STARTING, sources: [source] };
  return bind({ id: 's', name: 'S', layers: [shown] }, document, now).layers;
}

const overlay = (what: Extract<Source, { kind: 'overlay' }>['overlay']): Source => ({
  id: 'o',
  name: 'O',
  kind: 'overlay',
  overlay: what,
});
const message = {
  id: 'm1',
  personId: 'ann',
  name: 'Ann',
  role: 'viewer' as const,
  text: 'Is it warm?',
  at: 1,
};

describe('a product overlay', () => {
  const pins = [
    { id: '1', card: card('a'), at: 1 },
    { id: '2', card: card('b', { stock: 3, compareAt: { minor: 4900, currency: 'EUR' } }), at: 2 },
  ];

  test('shows the newest pin with the viewers’ price', () => {
    const now = { ...live, show: { ...live.show, offers: { pins } } };
    expect(drawnOf(overlay({ kind: 'product' }), now)[0]?.fill).toEqual({
      kind: 'product',
      card: { name: 'Product b', price: '€39', oldPrice: '€49', stock: '3 left' },
    });
  });

  test('counts down to the same moment as the viewers’ cards', () => {
    const shown = [{ id: '1', card: card('a'), at: 1, until: 61_000 }];
    const [layer] = drawnOf(overlay({ kind: 'product' }), {
      ...live,
      show: { ...live.show, offers: { pins: shown } },
    });
    expect(layer?.fill).toMatchObject({ card: { until: 61_000 } });
  });

  test('shows a deal’s end, stock and auction price, like the viewers’ card', () => {
    const drawnWith = (plan: DealPlan, more: Partial<Deal> = {}) => {
      const stage = { kind: 'running', startedAt: 0, opensAt: 0, endsAt: 90_000 } as const;
      const deal: Deal = { plan, stage, usual: eur(10_000), findings: [], ...more };
      const shown = [{ id: '1', card: card('a'), at: 1, dealId: plan.id }];
      const show = {
        ...live.show,
        offers: { pins: shown },
        deals: { ...live.show.deals, byId: { [plan.id]: deal } },
      };
      const sold = { held: 1, paid: 0, orders: 0, waiting: 0, heldMinor: 0, paidMinor: 0 };
      const figures = { [plan.id]: { dealId: plan.id, left: 1, ...sold } };
      return drawnOf(overlay({ kind: 'product' }), { ...live, show, figures })[0]?.fill;
    };
    expect(drawnWith(flash())).toMatchObject({ card: { until: 90_000, stock: '1 left' } });
    const face = { bids: 2, reserveMet: true, price: eur(4500) };
    expect(drawnWith(auction(), { auction: face })).toMatchObject({ card: { until: 90_000, price: '€45' } });
  });

  test('has an id for its photo', () => {
    const shown = [{ id: '1', card: card('a', { picture: '/pictures/a.png' }), at: 1 }];
    const [layer] = drawnOf(overlay({ kind: 'product' }), {
      ...live,
      show: { ...live.show, offers: { pins: shown } },
    });
    expect(layer?.fill).toMatchObject({ card: { pictureId: pictureIdOf({ id: 'a' }) } });
  });

  test('disappears with the last pin', () => {
    expect(drawnOf(overlay({ kind: 'product' }))).toEqual([]);
  });
});

const shownBy = { name: 'Mo', role: 'moderator' as const };
const highlighted = { messageId: 'm1', personId: 'ann', shownBy, until: null, message };
const highlighting: LiveData = { ...live, show: { ...live.show, highlight: { highlighted } } };
const LINE = { kind: 'chat', name: 'Ann', text: 'Is it warm?' };

describe('a line that the crew shows', () => {
  test('stands in the chat overlay of a scene that has one, and there alone', () => {
    expect(drawnOf(overlay({ kind: 'chat' }), highlighting).map(({ fill }) => fill)).toEqual([LINE]);
  });

  test('stands above all layers of a scene without one, and of one whose overlay is hidden', () => {
    const colour: Source = { id: 'c', name: 'C', kind: 'colour', colour: '#123456' };
    const fills = drawnOf(colour, highlighting).map(({ fill }) => fill);
    expect(fills).toEqual([{ kind: 'colour', colour: '#123456' }, LINE]);
    const hidden = drawnOf(overlay({ kind: 'chat' }), highlighting, { visible: false });
    expect(hidden.map(({ fill }) => fill)).toEqual([LINE]);
  });

  test('leaves the picture when it is taken out or deleted', () => {
    expect(drawnOf(overlay({ kind: 'chat' }))).toEqual([]);
  });
});

test('a hidden layer is not rendered', () => {
  expect(
    drawnOf({ id: 'c', name: 'C', kind: 'colour', colour: '#123456' }, live, { visible: false }),
  ).toEqual([]);
});

test.each([
  ['text', { id: 't', name: 'T', kind: 'text', text: ' ', colour: '#ffffff', size: 0.1, weight: 'bold' }],
  ['ticker', overlay({ kind: 'ticker', text: '' })],
  ['lower third', overlay({ kind: 'lowerThird', title: '', subtitle: '' })],
  ['wheel', overlay({ kind: 'wheel', entries: ['', ' '] })],
] as [string, Source][])('an empty %s is not rendered', (_name, source) => {
  expect(drawnOf(source)).toEqual([]);
});

test('a wheel has its current rotation', () => {
  const wheel = overlay({ kind: 'wheel', entries: ['Ann', 'Bob'] });
  expect(drawnOf(wheel, { ...live, turns: { o: 3.25 } })[0]?.fill).toMatchObject({ turn: 3.25 });
});

test('a layer has its place on the document’s canvas', () => {
  const source: Source = { id: 'c', name: 'C', kind: 'colour', colour: '#123456' };
  const layer = newLayer('l', 'c', { wide: WHOLE, tall: BELOW });
  const scene = { id: 's', name: 'S', layers: [layer] };
  const placeOn = (canvas: Scenes['canvas']) =>
    bind(scene, { ...STARTING, sources: [source], canvas }, live).layers[0]?.place;
  expect(placeOn('wide')).toMatchObject(WHOLE);
  expect(placeOn('tall')).toMatchObject(BELOW);
});

test('layers are in z-order, back to front', () => {
  const [, , pip] = STARTING.scenes;
  const ids = pip && bind(pip, STARTING, live).layers.map(layer => layer.id);
  expect(ids).toEqual(['pip-1', 'pip-2']);
});
