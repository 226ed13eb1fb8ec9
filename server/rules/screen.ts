import { CommandError } from '../../shared/errors.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import type { Screen, Screened } from '../show/screening.ts';
import type { Past } from './habits.ts';
import { type Hit, rulesetOf } from './ruleset.ts';
import { isInScope } from './scope.ts';

const FIRST = 'rules.first';

/** What the show's state has of somebody's lines. */
export function pastOf({ chat, people }: ShowState, personId: string): Past {
  return {
    isNew: () =>
      !entryOf(people.writers, personId) ||
      // Nothing of theirs was let through as long as their first line waits.
      chat.withheld.some(
        ({ message, state, reasons }) =>
          state === 'held' && message.personId === personId && reasons.some(({ by }) => by === FIRST),
      ),
    texts: () =>
      [...chat.messages, ...chat.withheld.map(({ message }) => message)]
        .filter(message => message.personId === personId)
        .map(({ text }) => text),
  };
}

/** The rules that find something in a text and are for it. */
export function hitsIn(
  state: Pick<ShowState, 'rules' | 'catalog'>,
  { kind, text, author }: Pick<Screened, 'kind' | 'text' | 'author'>,
  past: Past,
): Hit[] {
  const { list, allowed } = state.rules;
  if (list.length === 0 || author.role === 'host' || author.role === 'moderator') return [];
  return rulesetOf(list)
    .check({ kind, text, past }, allowed)
    .filter(({ rule }) => isInScope(rule, { text, author }, state));
}

/** What the show's rules say of a viewer's line or name: the strictest of those that find something. */
export const screen: Screen = (state, screened) => {
  const hits = hitsIn(state, screened, pastOf(state, screened.author.id));
  if (hits.length === 0) return undefined;
  // Nobody on another platform could be told.
  const refusing = screened.platform ? undefined : hits.find(({ rule }) => rule.action === 'refuse');
  if (refusing && screened.kind === 'line') {
    const { kind } = refusing.rule.sought;
    throw new CommandError('rule-refused', 'A rule of this chat does not take this message.', { rule: kind });
  }
  const isHidden = hits.every(({ rule }) => rule.action === 'hide');
  return { outcome: isHidden ? 'hide' : 'hold', reasons: hits.map(({ reason }) => reason) };
};
