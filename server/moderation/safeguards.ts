import type { HoldReason } from '../../shared/chat/message.ts';
import type { Judgement } from '../../shared/moderation/judgement.ts';
import type { Category } from '../../shared/moderation/levels.ts';
import type { ModerationState } from '../../shared/moderation/state.ts';
import type { Screened } from '../show/screening.ts';
import { exceeded } from './classifier/levels.ts';
import { contactsIn } from './contacts.ts';

/** So many people do not write nearly the same within a minute by chance. */
const FLOOD_PEOPLE = 5;
/** More marked parts than this in one line tell a moderator nothing new. */
const MAX_PARTS = 5;

function categoryReasons({ classified }: Judgement, { levels }: ModerationState): HoldReason[] {
  if (!classified) return [];
  return exceeded(classified.probabilities, levels).flatMap((category: Category): HoldReason[] => {
    const by = `moderation.${category}`;
    const parts = classified.parts[category]?.slice(0, MAX_PARTS) ?? [];
    return parts.length > 0 ? parts.map(at => ({ by, at: [...at] })) : [{ by }];
  });
}

/** Why a show's levels and checks hold a text back; empty where they don't. */
export function safeguardReasons(
  state: ModerationState,
  { text, judgement }: Pick<Screened, 'text' | 'judgement'>,
): HoldReason[] {
  const { flood, contact } = state.checks;
  const contacts = contact ? contactsIn(text).slice(0, MAX_PARTS) : [];
  return [
    ...(judgement ? categoryReasons(judgement, state) : []),
    ...(flood && (judgement?.alike ?? 1) >= FLOOD_PEOPLE ? [{ by: 'moderation.flood' }] : []),
    ...contacts.map((at): HoldReason => ({ by: 'moderation.contact', at })),
  ];
}
