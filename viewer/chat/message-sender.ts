import { createStore } from 'zustand/vanilla';
import type { Room } from '../../client/room/room.ts';
import { CommandError } from '../../shared/errors.ts';
import { ModeKind } from '../../shared/modes/mode.ts';

/** Reasons that a viewer can do something about; every other error is `failed`, to be retried. */
export type Reason = 'muted' | 'tooFast' | 'offline' | 'failed' | ModeReason | RuleReason;
/** A mode of the chat that keeps the line back; `known` is told apart by what the viewer lacks, a name or time. */
type ModeReason = `mode.${RefusingMode | 'knownName'}`;
type RefusingMode = Exclude<ModeKind, 'first' | 'delay'>;
const RefusingMode = ModeKind.exclude(['first', 'delay']);
/** What of the message a rule of the chat does not take; of words it isn't said which. */
type RuleReason = 'words' | 'link' | 'capitals' | 'repeat' | 'mention' | 'emoji';

const RULE_REASONS: readonly unknown[] = ['link', 'capitals', 'repeat', 'mention', 'emoji'];

/** Status of the viewer's last message while the chat itself doesn't show it. */
export type Notice =
  | { kind: 'sending'; text: string }
  | { kind: 'held'; text: string; messageId: string }
  | { kind: 'refused'; text: string; reason: Reason; until?: number };

export type ChatRoom = Pick<Room, 'send' | 'onEvent'>;

/** A message is shown as being sent after this time; most appear in the chat sooner. */
const SLOW_MS = 400;

function reasonOf(error: unknown): Reason {
  const { code, params } = error instanceof CommandError ? error : {};
  const mode = RefusingMode.safeParse(params?.mode);
  if (code === 'mode' && mode.success)
    return mode.data === 'known' && params?.until === undefined ? 'mode.knownName' : `mode.${mode.data}`;
  if (code === 'rule-refused')
    return RULE_REASONS.includes(params?.rule) ? (params?.rule as RuleReason) : 'words';
  if (code === 'muted') return 'muted';
  if (code === 'rate-limited') return 'tooFast';
  return code === 'not-joined' ? 'offline' : 'failed';
}

/** From when on a refused line may be written, server time; undefined where time is not what keeps it back. */
function untilOf(error: unknown): number | undefined {
  const until = error instanceof CommandError ? error.params?.until : undefined;
  return typeof until === 'number' ? until : undefined;
}

/** Posts the viewer's own messages and keeps the status of the last one in `store`. */
export function createMessageSender(room: ChatRoom) {
  const store = createStore<{ notice: Notice | undefined }>(() => ({ notice: undefined }));
  const setNotice = (notice: Notice | undefined) => store.setState({ notice });

  room.onEvent(event => {
    const { notice } = store.getState();
    if (event.name !== 'chat.posted' || notice?.kind !== 'held') return;
    if (event.data.message.id === notice.messageId) setNotice(undefined);
  });

  /** Posts a message, or an answer to a line; resolves to false if it was rejected and the text should go back into the field. */
  async function post(text: string, replyTo?: string): Promise<boolean> {
    setNotice(undefined);
    const slow = setTimeout(() => setNotice({ kind: 'sending', text }), SLOW_MS);
    try {
      const { state, messageId } = await room.send('chat.post', {
        text,
        ...(replyTo !== undefined && { replyTo }),
      });
      setNotice(state === 'held' ? { kind: 'held', text, messageId } : undefined);
      return true;
    } catch (error) {
      const until = untilOf(error);
      setNotice({ kind: 'refused', text, reason: reasonOf(error), ...(until !== undefined && { until }) });
      return false;
    } finally {
      clearTimeout(slow);
    }
  }

  return { store, post, dismiss: () => setNotice(undefined) };
}
