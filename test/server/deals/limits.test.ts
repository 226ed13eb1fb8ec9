import { describe, expect, test } from 'vitest';
import type { Client } from '../../../server/show/client.ts';
import { allClaims, claimsOf } from '../../../shared/deals/claims.ts';
import type { DealPlan } from '../../../shared/deals/terms.ts';
import { auction, eur, flash, host, storyWith, viewer } from '../../support/deals.ts';
import type { Story } from '../../support/story.ts';

const dealId = 'deal';
/** Names stand for keys here, the same one for the same name. */
const names: string[] = [];
const keyOf = (name: string): number => {
  if (!names.includes(name)) names.push(name);
  return names.indexOf(name);
};
const from = (browser: string, network: string, since?: number): Client => ({
  browser: keyOf(`browser ${browser}`),
  network: keyOf(`network ${network}`),
  ...(since === undefined ? {} : { since }),
});
/** Somebody new each time, from wherever they say. */
const claim = (story: Story, id: string, client: Client, units = 1) =>
  story.as(viewer(id), client).codeOf('deal.claim', { dealId, units });
const wait = (story: Story, id: string, client: Client) =>
  story.as(viewer(id), client).codeOf('deal.wait', { dealId });
const pay = (story: Story, personId: string, order: string, at = 1) => {
  const [{ id: claimId = '' } = {}] = claimsOf(story.state.deals.claims[dealId], personId);
  const news = { kind: 'paid', order, at } as const;
  return story.as(host).codeOf('deal.settle', { dealId, personId, claimId, news });
};
const giveBack = (story: Story, id: string) => {
  const claimId = claimsOf(story.state.deals.claims[dealId], id).at(-1)?.id ?? '';
  return story.as(viewer(id)).codeOf('deal.giveBack', { dealId, claimId });
};

describe('a browser that comes back as somebody new', () => {
  test('has no more than one buyer may, until it gives that back', () => {
    const story = storyWith(flash({ units: 20 }));
    expect(claim(story, 'ann', from('b', 'n1'))).toBe('done');
    for (let count = 0; count < 5; count++)
      expect(claim(story, `ann ${count}`, from('b', `n${count}`))).toBe('browser-limit');
    giveBack(story, 'ann');
    expect(claim(story, 'ann again', from('b', 'n1'))).toBe('done');
  });

  test('still counts what it has paid for, and stands in the line once', () => {
    const story = storyWith(flash({ units: 1 }));
    claim(story, 'ann', from('b', 'n'));
    expect(wait(story, 'ann again', from('b', 'n'))).toBe('browser-limit');
    expect(wait(story, 'bob', from('c', 'm'))).toBe('done');
    expect(wait(story, 'bob again', from('c', 'm'))).toBe('browser-limit');
    expect(pay(story, 'ann', 'o1')).toBe('done');
    expect(story.state.deals.claims[dealId]?.line).toEqual([]);
  });

  test('can’t claim and give back for ever under new names', () => {
    const story = storyWith(flash({ units: 20 }));
    for (let count = 0; count < 20; count++) {
      expect(claim(story, `ann ${count}`, from('b', 'n'))).toBe('done');
      giveBack(story, `ann ${count}`);
    }
    expect(claim(story, 'ann', from('b', 'n'))).toBe('browser-limit');
    expect(claim(story, 'bob', from('c', 'm'))).toBe('done');
  });

  test('is not served by a payment that comes late for what it has had under another name since', () => {
    const story = storyWith(flash({ units: 5 }));
    claim(story, 'ann', from('b', 'n'));
    story.after(60).settle();
    expect(claim(story, 'ann again', from('b', 'n'))).toBe('done');
    expect(pay(story, 'ann', 'late')).toBe('not-held');
    giveBack(story, 'ann again');
    expect(pay(story, 'ann', 'late', 2)).toBe('done');
  });
});

describe('one network address', () => {
  const rushFrom = (story: Story, network: string, people = 200) =>
    Array.from({ length: people }, (_, count) =>
      claim(story, `${network} ${count}`, from(`${network} ${count}`, network)),
    );

  test('with any number of new people gets a quarter of a deal, and the rest is there for others', () => {
    const story = storyWith(flash({ units: 20 }));
    const answers = rushFrom(story, 'script');
    expect(answers.filter(code => code === 'done')).toHaveLength(5);
    expect(new Set(answers)).toEqual(new Set(['done', 'network-limit']));
    for (let count = 0; count < 15; count++)
      expect(claim(story, `${count}`, from(`${count}`, `n${count}`))).toBe('done');
  });

  test('has room for a family and a small office on any deal', () => {
    expect(rushFrom(storyWith(flash({ units: 10 })), 'office', 5)).toEqual([
      ...Array.from({ length: 4 }, () => 'done'),
      'network-limit',
    ]);
  });

  test('is one household where the deal is one per household, in the line and in an auction too', () => {
    const story = storyWith(flash({ units: 2, perNetwork: 'one' }));
    expect(rushFrom(story, 'home', 2)).toEqual(['done', 'network-limit']);
    expect(claim(story, 'bob', from('b', 'other'))).toBe('done');
    expect(wait(story, 'home again', from('h', 'home'))).toBe('network-limit');

    const bids = storyWith(auction({ perNetwork: 'one' }));
    const bid = (id: string, network: string, minor: number) =>
      bids.as(viewer(id), from(id, network)).codeOf('deal.bid', { dealId: 'auction', max: eur(minor) });
    expect(bid('ann', 'home', 2000)).toBe('done');
    expect(bid('bob', 'home', 3000)).toBe('network-limit');
    expect(bid('cat', 'other', 3000)).toBe('done');
    expect(bid('ann', 'home', 4000)).toBe('done');
  });

  test('is not counted where the host says so', () => {
    const story = storyWith(flash({ units: 20, perNetwork: 'any' }));
    expect(rushFrom(story, 'stand', 20)).toEqual(Array.from({ length: 20 }, () => 'done'));
  });

  test('can’t fill the line with new people', () => {
    const story = storyWith(flash({ units: 1 }));
    claim(story, 'ann', from('a', 'elsewhere'));
    for (let count = 0; count < 4; count++)
      expect(wait(story, `s${count}`, from(`s${count}`, 'script'))).toBe('done');
    expect(wait(story, 's5', from('s5', 'script'))).toBe('network-limit');
    expect(wait(story, 'bob', from('b', 'other'))).toBe('done');
  });
});

describe('an auction', () => {
  test('takes as many bids of one browser as of one person, and leaves most of its book to other addresses', () => {
    const story = storyWith(auction());
    let minor = 1000;
    const bid = (id: string, client: Client) => {
      minor += 500;
      return story.as(viewer(id), client).codeOf('deal.bid', { dealId: 'auction', max: eur(minor) });
    };
    for (let count = 0; count < 30; count++) expect(bid(`ann ${count}`, from('b', 'n'))).toBe('done');
    expect(bid('ann', from('b', 'n'))).toBe('browser-limit');
    for (let count = 30; count < 120; count++) expect(bid(`${count}`, from(`${count}`, 'n'))).toBe('done');
    expect(bid('more', from('more', 'n'))).toBe('network-limit');
    expect(bid('bob', from('c', 'm'))).toBe('done');
  });

  test('gives its winner’s hold the keys of the bid', () => {
    const story = storyWith(auction());
    story.as(viewer('ann'), from('b', 'n')).do('deal.bid', { dealId: 'auction', max: eur(2000) });
    story.after(121).settle();
    expect(allClaims(story.state.deals.claims.auction)).toMatchObject([
      { keys: { browser: keyOf('browser b'), network: keyOf('network n') } },
    ]);
  });
});

describe('a deal for known buyers', () => {
  const startOf = (story: Story): number => {
    const stage = story.state.deals.byId[dealId]?.stage;
    return stage?.kind === 'running' ? stage.startedAt : 0;
  };

  test('takes who was in the show before it started, and nobody who came then', () => {
    const story = storyWith(flash({ knownBy: 'visit' }));
    const at = startOf(story);
    expect(claim(story, 'new', from('a', 'n', at))).toBe('new-here');
    expect(claim(story, 'unknown', from('b', 'n'))).toBe('new-here');
    expect(claim(story, 'old', from('c', 'n', at - 1))).toBe('done');
  });

  test('takes who has paid a real shop in this show, and nobody who went to the demo shop', () => {
    const plan = (id: string, change: Partial<DealPlan>) => flash({ id, units: 5, ...change });
    const story = storyWith(plan(dealId, {}));
    for (const id of ['ann', 'bob']) story.as(viewer(id)).do('deal.claim', { dealId, units: 1 });
    pay(story, 'ann', 'o1');
    story.as(host).do('catalog.edit', { productId: 'shoe', change: { buyUrl: '/demo-shop/' } });
    const [{ id: claimId = '' } = {}] = claimsOf(story.state.deals.claims[dealId], 'bob');
    const news = { kind: 'paid', order: 'demo', at: 1 } as const;
    story.do('deal.settle', { dealId, personId: 'bob', claimId, news, demo: true });
    const next = plan('next', { items: [{ productId: 'sock', count: 1 }], knownBy: 'purchase' });
    story.do('deal.save', { plan: next }).do('deal.start', { dealId: 'next' });
    const claimNext = (id: string) => story.as(viewer(id)).codeOf('deal.claim', { dealId: 'next', units: 1 });
    expect(['ann', 'bob', 'cat'].map(claimNext)).toEqual(['done', 'no-purchase', 'no-purchase']);
  });

  test('asks the same of who bids and who waits', () => {
    const sock = { items: [{ productId: 'sock', count: 1 }], brand: 'Acme' };
    const story = storyWith(flash({ units: 1, knownBy: 'visit' }), auction({ ...sock, knownBy: 'visit' }));
    const before = startOf(story) - 1;
    claim(story, 'ann', from('a', 'n', before));
    expect(wait(story, 'new', from('b', 'm', story.now))).toBe('new-here');
    expect(wait(story, 'old', from('c', 'm', before))).toBe('done');
    const bid = (since: number) =>
      story
        .as(viewer('bob'), from('d', 'k', since))
        .codeOf('deal.bid', { dealId: 'auction', max: eur(2000) });
    expect([bid(story.now), bid(before)]).toEqual(['new-here', 'done']);
  });
});

test('what is known of nobody is limited by the person alone, as in shows from before there were keys', () => {
  const story = storyWith(flash({ units: 20 }));
  for (let count = 0; count < 20; count++) expect(claim(story, `${count}`, {})).toBe('done');
  expect(story.state.deals.claims[dealId]).not.toHaveProperty('byKey');
});
