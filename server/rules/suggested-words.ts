import { phraseRule } from '../../shared/rules/rule.ts';
import type { SuggestedWord } from '../../shared/rules/suggested-word.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { phraseKey } from '../moderation/text/phrase-trie.ts';
import type { ShowContext } from '../show/feature.ts';
import { takingTurns } from '../turns.ts';
import { draftKey } from './check-draft.ts';
import { Candidates, KeptWords, type Line } from './count-words.ts';
import { NO_PAST, rulesetOf } from './ruleset.ts';

/** Of the lines that stayed, so many of the newest are looked at. */
const KEPT_LINES = 3000;
const PIECE = 500;

/**
 * The words that moderators keep deleting. They are found anew from what the show's state and log have, so nothing more is
 * kept of anybody, a restart loses none of it, and what is erased counts no more.
 */
export async function suggestedWordsFor(show: ShowContext): Promise<SuggestedWord[]> {
  const candidates = new Candidates(deletedLines(show.state));
  const kept = new KeptWords(candidates.words);
  const turn = takingTurns();
  for await (const text of keptLines(show)) {
    kept.add(text);
    await turn();
  }
  return candidates.against(kept, wantedIn(show.state));
}

/** The lines that a moderator decided against one by one and that no rule had found. */
const deletedLines = ({ chat }: ShowState): Line[] =>
  chat.withheld.flatMap(({ message, state, withdrawn, reasons }) => {
    const isFound = [...reasons, ...(message.hidden ?? [])].some(({ by }) => by.startsWith('rules.'));
    return state === 'deleted' && !withdrawn && !isFound ? [message] : [];
  });

/** The texts of the newest lines that everybody sees. */
async function* keptLines(show: ShowContext): AsyncGenerator<string> {
  const gone = new Set(show.state.chat.withheld.map(({ message }) => message.id));
  const seen = new Set<string>();
  let before: number | undefined;
  for (let read = 0; read < KEPT_LINES; read += PIECE) {
    const events = await show.newestTalk(PIECE, before);
    for (const event of events) {
      if (event.name !== 'chat.posted') continue;
      const { id, hidden, text } = event.data.message;
      if (hidden || gone.has(id) || seen.has(id)) continue;
      seen.add(id);
      yield text;
    }
    before = events[0]?.seq;
    if (before === undefined || events.length < PIECE) return;
  }
}

/** Whether nobody has decided about a word yet: no rule is for it or finds it, none may hold it, and it was not dismissed. */
function wantedIn({ rules }: ShowState): (word: string) => boolean {
  const known = new Set(rules.list.map(draftKey));
  const untold = new Set([...rules.allowed, ...rules.dismissed].map(phraseKey));
  const ruleset = rulesetOf(rules.list);
  return word =>
    !known.has(draftKey(phraseRule(word))) &&
    !untold.has(phraseKey(word)) &&
    ruleset.check({ text: word, kind: 'appeal', past: NO_PAST }, rules.allowed).length === 0;
}
