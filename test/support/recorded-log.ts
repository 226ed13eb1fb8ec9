import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { phraseRule } from '../../shared/rules/rule.ts';
import { emptyShow, type ShowState } from '../../shared/show/state.ts';
import { temporaryFolder } from './log.ts';

const DATA = new URL('../data/log-v1/', import.meta.url);

/** A show as the version that recorded it sent it to its host: all features' parts in one record. */
type RecordedShow = Readonly<Record<string, unknown>> & { readonly seq: number };

interface Recorded {
  readonly secret: string;
  readonly streamKeys: Readonly<Record<string, string>>;
  readonly shows: Readonly<Record<string, RecordedShow>>;
}

export const recorded = JSON.parse(readFileSync(new URL('expected.json', DATA), 'utf8')) as Recorded;

/** A data folder with the recorded log in it, as a server of then left it; goes with the test. */
export function recordedFolder(): string {
  const folder = temporaryFolder();
  copyFileSync(new URL('vitrine.db', DATA), join(folder, 'shows.sqlite'));
  return folder;
}

type RecordedBook = {
  readonly shelves: readonly (readonly { readonly state: { readonly kind: string } }[])[];
};

/** What a book kept its claims in is called buckets now, and it counts its orders; no event names either. */
const booksOfNow = (books: unknown) =>
  Object.entries(books as Record<string, RecordedBook>).map(([dealId, { shelves, ...book }]) => [
    dealId,
    { ...book, orders: shelves.flat().filter(({ state }) => state.kind === 'paid').length, buckets: shelves },
  ]);

/** That version's numbers were the products' places; those of a show that has gone live stay with them now. */
const numbersOf = (phase: unknown, products: unknown) =>
  (phase as { kind: string }).kind === 'ready'
    ? {}
    : { numbered: (products as { id: string }[]).map(({ id }) => id) };

/**
 * A recorded show in the parts and names of now. Its lines have numbers of their own, which it doesn't know, and it had no
 * report.
 */
export function recordedState(slug: string): Omit<ShowState, 'talkSeq' | 'report'> {
  const shown: Readonly<Record<string, unknown>> = recorded.shows[slug] ?? {};
  const { lens, egress, deals, claims, bids, dealRules, products, interest, ...show } = shown;
  const destinations = (egress as { sealedKey: string }[]).map(({ sealedKey, ...rest }) => ({
    ...rest,
    encryptedKey: sealedKey,
  }));
  const { title, phase, messages, withheld, mutes, filters, pins, invites, recordings, clips } = show;
  const { scenes, sceneId, ingest, runofshow, seq } = show;
  const { talkSeq: _talk, report: _report, ...parts } = emptyShow('crew');
  return {
    // What that version knew no part for has nothing in it.
    ...parts,
    viewpoint: lens,
    seq,
    lifecycle: { title, phase },
    chat: { messages, withheld: withReasonsOfNow(withheld as OldWithheld[]) },
    moderation: { mutes },
    rules: rulesOfNow(filters as OldFilter[]),
    offers: { pins },
    catalog: { products, interest, ...numbersOf(phase, products) },
    deals: {
      byId: deals,
      claims: Object.fromEntries(booksOfNow(claims)),
      bids,
      rules: { brandsMaySettle: false, ...(dealRules as object) },
    },
    team: { invites },
    recording: { recordings, clips },
    restream: { destinations },
    scenes: { ...(scenes ? { document: scenes } : {}), ...(sceneId ? { sceneId } : {}) },
    ingest,
    runofshow,
  } as unknown as Omit<ShowState, 'talkSeq' | 'report'>;
}

interface OldFilter {
  readonly id: string;
  readonly phrase: string;
}

/** A filter was what a rule for a phrase is now; nobody counted what each of them held. */
const rulesOfNow = (filters: readonly OldFilter[]): Omit<ShowState['rules'], 'hits'> => ({
  list: filters.map(({ id, phrase: words }) => ({ id, ...phraseRule(words) })),
  allowed: [],
  dismissed: [],
});

interface OldWithheld {
  readonly reasons: readonly { readonly filterId: string; readonly phrase: string }[];
}

/** Reasons named a filter alone then; they name the feature now. */
function withReasonsOfNow(withheld: readonly OldWithheld[]): object[] {
  return withheld.map(({ reasons, ...entry }) => ({
    ...entry,
    reasons: reasons.map(({ filterId: id, phrase: words }) => ({ by: 'rules.phrase', id, words })),
  }));
}
