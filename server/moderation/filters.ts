import type { HoldReason } from '../../shared/chat/message.ts';
import type { Filter } from '../../shared/moderation/rules.ts';
import { PhraseMatcher } from './text/match.ts';

/** A list of filters stays the same object until one is added or removed. */
const matchers = new WeakMap<readonly Filter[], PhraseMatcher>();

function matcherFor(filters: readonly Filter[]): PhraseMatcher {
  const known = matchers.get(filters);
  if (known) return known;
  const matcher = new PhraseMatcher(filters.map(({ phrase }) => phrase));
  matchers.set(filters, matcher);
  return matcher;
}

/** The filters that hold a text back, each with the part of the text that it found; empty where the text may pass. */
export function matchFilters(text: string, filters: readonly Filter[]): HoldReason[] {
  if (filters.length === 0) return [];
  return matcherFor(filters)
    .find(text)
    .flatMap(({ index, at }) => {
      const filter = filters[index];
      return filter ? [{ by: 'moderation.filter', id: filter.id, words: filter.phrase, at }] : [];
    });
}
