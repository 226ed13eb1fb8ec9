import { z } from 'zod';
import { hasSight, type Viewpoint } from '../roles.ts';
import { event, type LedgerPart, toAll, toCrew, toCrewWith } from '../show/contract.ts';
import { ChatMessage, HoldReason, messageFor } from './message.ts';

/** Ties an event of the log to a message without its text; `digest` is that of `messageDigest`. */
const ofMessage = { messageId: z.string(), digest: z.string() };

/** The ledger names a message by its id alone: whoever knows when a short line was written could guess it by its digest. */
const withoutDigest = ({ digest: _guessable, ...data }: { digest: string }): LedgerPart => ({ data });

const author = ({ message }: { message: ChatMessage }): string => message.personId;
const hiddenAuthor = ({ message }: { message: ChatMessage }): string | undefined =>
  message.hidden && message.personId;

/** Present where a line that was let through is kept back again, as it was before: then nothing of it is counted anew. */
const again = z.literal(true).optional();

function seen(
  { message, ...crewOnly }: { message: ChatMessage; again?: true | undefined },
  viewpoint: Viewpoint,
) {
  const shown = messageFor(message, viewpoint);
  return shown && { message: shown, ...(viewpoint.kind === 'crew' ? crewOnly : {}) };
}

export const chatEvents = {
  /** Written, or let through later: then with the time at which it was written. */
  'chat.posted': event(z.object({ message: ChatMessage, again }), seen, {
    lane: 'talk',
    author,
    person: hiddenAuthor,
  }),
  /**
   * A line that everybody sees, told once more because the crew pinned or answered it: viewers are sent no more lines than
   * they can read, so some pages have never had it.
   */
  'chat.recalled': event(z.object({ message: ChatMessage }), seen, { lane: 'talk', author }),
  /** Written, with a time until which its author and the crew alone see it; then it is posted. */
  'chat.delayed': event(z.object({ message: ChatMessage }), seen, { lane: 'talk', author, person: author }),
  'chat.held': event(
    z.object({ message: ChatMessage, reasons: z.array(HoldReason), again }),
    toCrewWith('held'),
    { lane: 'talk', author },
  ),
  'chat.approved': event(z.object(ofMessage), toCrewWith('held'), { ledger: withoutDigest }),
  'chat.deleted': event(
    z.object({ ...ofMessage, was: z.enum(['posted', 'held']), again }),
    (data, viewpoint) => (data.was === 'posted' || hasSight(viewpoint, 'held') ? data : undefined),
    { retracts: ({ messageId }) => messageId, ledger: withoutDigest },
  ),
  /** All that a person wrote until then is taken away from viewers, who must not see any of it again by themselves. */
  'chat.withdrawn': event(z.object({ personId: z.string() }), toAll, {
    silences: ({ personId }) => personId,
    ledger: true,
  }),
  'chat.restored': event(
    z.object({ ...ofMessage, to: z.enum(['posted', 'held']) }),
    (data, viewpoint) => (data.to === 'held' ? toCrewWith('held')(data, viewpoint) : toCrew(data, viewpoint)),
    { ledger: withoutDigest },
  ),
  /** All that a person wrote until then is gone, here and on the disk. */
  'chat.erased': event(z.object({ personId: z.string() }), toAll, { ledger: true }),
} as const;
