import type { ChatMessage, HoldReason } from '../../shared/chat/message.ts';
import { CommandError } from '../../shared/errors.ts';
import { CATEGORIES } from '../../shared/moderation/levels.ts';
import { DRY_RUN_MS, type DryRun, type DryRunLine, MAX_DRY_RUN_LINES } from '../../shared/rules/dry-run.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { LEAST_PROBABILITY } from '../moderation/classifier/levels.ts';
import { judgeTexts } from '../moderation/judging.ts';
import type { ShowContext } from '../show/feature.ts';
import { takingTurns } from '../turns.ts';
import type { Past } from './habits.ts';

const PIECE = 500;
/** Of more lines that would be held, so many are judged. */
const MAX_JUDGED = 300;
const EXAMPLES = 12;

/** What a rule, a level or a mode finds in a line; empty where it lets it pass. */
export type Finder = (message: ChatMessage, past: Past) => readonly HoldReason[];

interface Held {
  readonly message: ChatMessage;
  readonly reasons: readonly HoldReason[];
}

/** Says what would have been held of the lines of the last half hour. Nothing is changed by it, and it can be stopped. */
export async function dryRun(show: ShowContext, find: Finder, signal: AbortSignal): Promise<DryRun> {
  const messages = await recentLines(show, signal);
  const held = await tryLines(messages, find, signal);
  const lines = await judged(show, held);
  const known = lines.filter(({ looksInnocent }) => looksInnocent !== undefined);
  return {
    read: messages.length,
    lines: held.length,
    people: new Set(held.map(({ message }) => message.personId)).size,
    innocent: known.filter(({ looksInnocent }) => looksInnocent).length,
    judged: known.length,
    examples: lines
      .toSorted((a, b) => Number(b.looksInnocent ?? false) - Number(a.looksInnocent ?? false))
      .slice(0, EXAMPLES),
  };
}

function stopIfAsked(signal: AbortSignal): void {
  if (signal.aborted) throw new CommandError('already-done', 'The dry run was stopped.');
}

/** The lines of viewers, oldest first and each once; one that was let through stands in the log more than once. */
async function recentLines(show: ShowContext, signal: AbortSignal): Promise<ChatMessage[]> {
  const since = show.clock.now() - DRY_RUN_MS;
  const byId = new Map<string, ChatMessage>();
  let before: number | undefined;
  while (byId.size < MAX_DRY_RUN_LINES) {
    stopIfAsked(signal);
    const events = await show.newestTalk(PIECE, before);
    for (const { data } of events)
      if ('message' in data && data.message.at >= since) byId.set(data.message.id, data.message);
    const [oldest] = events;
    if (!oldest || events.length < PIECE || oldest.at < since) break;
    before = oldest.seq;
  }
  return [...byId.values()]
    .filter(({ role }) => role === 'viewer' || role === 'brand')
    .sort((a, b) => a.at - b.at);
}

async function tryLines(
  messages: readonly ChatMessage[],
  find: Finder,
  signal: AbortSignal,
): Promise<Held[]> {
  const held: Held[] = [];
  const texts = new Map<string, string[]>();
  const turn = takingTurns();
  for (const message of messages) {
    const earlier = texts.get(message.personId) ?? [];
    const reasons = find(message, { isNew: () => earlier.length === 0, texts: () => earlier });
    if (reasons.length > 0) held.push({ message, reasons });
    texts.set(message.personId, [...earlier.slice(-20), message.text]);
    await turn();
    stopIfAsked(signal);
  }
  return held;
}

/** Whether nobody of the crew has acted on somebody yet. */
const isUnknown = ({ sanctions, moderation }: ShowState, personId: string): boolean =>
  !Object.hasOwn(sanctions.acts, personId) && !Object.hasOwn(moderation.mutes, personId);

/** Lines with what the classifier says of them, the newest of them all. */
async function judged(show: ShowContext, held: readonly Held[]): Promise<DryRunLine[]> {
  const newest = held.slice(-MAX_JUDGED);
  const found = await judgeTexts(
    show,
    newest.map(({ message: { text } }) => ({ text })),
  );
  return newest.map(({ message, reasons }, index) => {
    const probabilities = found[index]?.classified?.probabilities;
    const isClean = probabilities && CATEGORIES.every(each => probabilities[each] < LEAST_PROBABILITY);
    const at = reasons.find(reason => reason.at)?.at;
    return {
      name: message.name,
      text: message.text,
      ...(at && { at }),
      ...(isClean !== undefined && { looksInnocent: isClean && isUnknown(show.state, message.personId) }),
    };
  });
}
