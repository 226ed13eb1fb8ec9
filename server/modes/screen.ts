import { CommandError } from '../../shared/errors.ts';
import { lineKey } from '../../shared/modes/line-key.ts';
import { amountMs, type Mode, type ModeKind, modeOf } from '../../shared/modes/mode.ts';
import { newEvent } from '../../shared/show/events.ts';
import { entryOf } from '../../shared/show/record.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { isEmojiOnly } from '../moderation/text/emoji-only.ts';
import { hasLink } from '../moderation/text/links.ts';
import type { Screen, Screened } from '../show/screening.ts';

interface Written {
  readonly state: ShowState;
  readonly screened: Screened;
  readonly now: number;
}

/** Why a mode refuses a line, in English for programs, and from when on it would not; undefined where it does not. */
type Check = (mode: Mode, written: Written) => { message: string; until?: number } | undefined;

/** A person's last line is so long ago, or else the time at which it is. */
function pauseUntil({ state, screened: { author }, now }: Written, mode: Mode): number | undefined {
  const last = state.modes.lines.findLast(({ personId }) => personId === author.id);
  const until = last && last.at + amountMs('slow', mode.amount);
  return until !== undefined && until > now ? until : undefined;
}

/** What the modes refuse, in the order in which an author is told. */
const CHECKS: readonly (readonly [ModeKind, Check])[] = [
  ['closed', () => ({ message: 'The chat is closed.' })],
  [
    'known',
    ({ amount }, { state, screened: { author, client }, now }) => {
      const until = (client.since ?? now) + amountMs('known', amount);
      if (until > now)
        return { message: `Only people who have been here for ${amount} minutes may write.`, until };
      if (entryOf(state.names.byPerson, author.id)) return undefined;
      return { message: 'Only people who have chosen a name may write.' };
    },
  ],
  [
    'slow',
    (mode, written) => {
      const until = pauseUntil(written, mode);
      return until === undefined
        ? undefined
        : { message: `Slow mode: a line each ${mode.amount} seconds.`, until };
    },
  ],
  [
    'emoji',
    (_mode, { screened: { text } }) =>
      isEmojiOnly(text) ? undefined : { message: 'Only emoji may be written.' },
  ],
  [
    'links',
    (_mode, { screened: { text } }) => (hasLink(text) ? { message: 'Links may not be written.' } : undefined),
  ],
  [
    'unique',
    ({ amount }, { state, screened: { text }, now }) => {
      const key = lineKey(text);
      const since = now - amountMs('unique', amount);
      const isRepeated = state.modes.lines.some(line => line.key === key && line.at > since);
      return isRepeated ? { message: 'Somebody has written this already.' } : undefined;
    },
  ],
];

/** Whether nobody has let a line of the person through yet. */
const isNew = ({ people, modes }: ShowState, personId: string): boolean =>
  !entryOf(people.writers, personId) || entryOf(modes.waiting, personId) === true;

/** What the modes say of a viewer's line: they refuse it with `mode`, hold it, or show it later. */
export const screen: Screen = (state, screened, { now }) => {
  const { kind, platform, author, text } = screened;
  if (kind !== 'line' || platform || author.role !== 'viewer') return undefined;
  const { on } = state.modes;
  for (const [mode, check] of CHECKS) {
    const held = modeOf(on, mode, now);
    const refusal = held && check(held, { state, screened, now });
    if (!refusal) continue;
    const { message, until } = refusal;
    throw new CommandError('mode', message, { mode, ...(until !== undefined && { until }) });
  }
  const { id: personId } = author;
  const isCompared = modeOf(on, 'slow', now) ?? modeOf(on, 'unique', now);
  const notes = isCompared ? [newEvent('mode.noted', { personId, key: lineKey(text), at: now })] : [];
  if (modeOf(on, 'first', now) && isNew(state, personId)) {
    const waits = entryOf(state.modes.waiting, personId) ? [] : [newEvent('mode.waited', { personId })];
    return { outcome: 'hold', reasons: [{ by: 'modes.first' }], notes: [...notes, ...waits] };
  }
  const delay = modeOf(on, 'delay', now);
  return { outcome: 'show', reasons: [], lateMs: amountMs('delay', delay?.amount), notes };
};
