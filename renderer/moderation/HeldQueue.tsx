import { Inbox } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WithheldMessage } from '../../shared/chat/message.ts';
import { useShow } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { KEY_MUTE_SECONDS } from '../chat/use-message-keys.ts';
import { useRowKeys } from '../chat/use-row-keys.ts';
import { NotGranted } from '../permissions/NotGranted.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { type UndoableCommand, useUndoableCommand } from '../undo/use-undoable-command.ts';
import { type Decision, HeldRow } from './HeldRow.tsx';
import { heldMessages, nextAfter, queueRows } from './held.ts';
import { useKeyGuard } from './use-key-guard.ts';

/** Rows beyond this are hidden until the first ones are decided. */
const MAX_ROWS = 50;

interface HeldQueueProps {
  keys: boolean;
  onPerson?: ((personId: string) => void) | undefined;
}

/** The held messages, oldest first, with shortcuts to approve or delete them. */
export function HeldQueue(props: HeldQueueProps) {
  const maySee = useGranted('held');
  return maySee ? <Queue {...props} /> : <NotGranted permission="held" className="flex-1" />;
}

function Queue({ keys, onPerson }: HeldQueueProps) {
  const { t } = useTranslation('moderation');
  const withheld = useShow(show => show.chat.withheld);
  const held = useMemo(() => heldMessages({ withheld }), [withheld]);
  const [paused, setPaused] = useState<readonly WithheldMessage[]>();
  const rows = useMemo(() => queueRows(paused, held), [paused, held]);
  const { current, selected, select, decide } = useDecisions(held, keys);

  if (rows.length === 0) return <NothingHeld />;
  const unseen = rows.length - MAX_ROWS;
  return (
    <ul
      aria-label={t('held.list')}
      className="min-h-0 flex-1 overflow-y-auto"
      onPointerEnter={event => event.pointerType === 'mouse' && setPaused(held)}
      onPointerLeave={() => setPaused(undefined)}
    >
      {rows.slice(0, MAX_ROWS).map(({ entry, decided }) => (
        <HeldRow
          key={entry.message.id}
          entry={entry}
          decided={decided}
          current={entry.message.id === current?.message.id}
          focused={entry.message.id === selected}
          onSelect={select}
          onDecide={decide}
          onPerson={onPerson}
        />
      ))}
      {unseen > 0 ? (
        <li className="px-3 py-2 text-quiet text-s">{t('held.more', { count: unseen })}</li>
      ) : null}
    </ul>
  );
}

/** The current row, and the shortcuts that act on it. */
function useDecisions(held: readonly WithheldMessage[], keys: boolean) {
  const command = useUndoableCommand();
  const ids = useMemo(() => held.map(entry => entry.message.id), [held]);
  const isDeliberate = useRef(false);
  const onSelect = useCallback(() => {
    isDeliberate.current = true;
  }, []);
  const { selected, select } = useRowKeys(ids, { enabled: keys, from: 'first', onSelect });
  const current = held.find(entry => entry.message.id === selected) ?? held[0];
  const settled = useKeyGuard(current?.message.id, isDeliberate);

  const decide = useCallback(
    (entry: WithheldMessage, decision: Decision) => {
      if (decision !== 'mute') select(nextAfter(ids, entry.message.id));
      sendDecision(command, entry, decision);
    },
    [command, ids, select],
  );
  const ready = keys && current !== undefined;
  const [mayDelete, mayMute] = [useGranted('delete'), useGranted('timeout')];
  const onKey = (decision: Decision) => current && settled() && decide(current, decision);
  useShortcut('approve', () => onKey('approve'), ready && mayDelete);
  useShortcut('delete', () => onKey('delete'), ready && mayDelete);
  useShortcut('mute', () => onKey('mute'), ready && mayMute);
  return { current, selected, select, decide };
}

function sendDecision(command: UndoableCommand, { message }: WithheldMessage, decision: Decision): void {
  const { id: messageId, personId } = message;
  if (decision === 'approve') void command('chat.approve', { messageId });
  if (decision === 'delete') void command('chat.delete', { messageId, personId });
  if (decision === 'mute') void command('moderation.mute', { personId, seconds: KEY_MUTE_SECONDS });
}

function NothingHeld() {
  const { t } = useTranslation('moderation');
  const hasFilters = useShow(show => show.moderation.filters.length > 0);
  return (
    <EmptyState
      icon={<Inbox size={24} />}
      title={t('held.empty.title')}
      body={t(hasFilters ? 'held.empty.withFilters' : 'held.empty.noFilters')}
      className="flex-1"
    />
  );
}
