import { Inbox } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WithheldMessage } from '../../shared/show-state.ts';
import { useShow } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { KEY_MUTE_SECONDS } from '../chat/use-message-keys.ts';
import { useRowKeys } from '../chat/use-row-keys.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { type Act, useAct } from '../undo/use-act.ts';
import { HeldRow, type Verdict } from './HeldRow.tsx';
import { heldOf, nextAfter, queueRows } from './held.ts';
import { useSettled } from './use-settled.ts';

/** Rows beyond these wait unseen until the first ones are decided. */
const MAX_ROWS = 50;

/** Messages that a filter held back, oldest first, to be approved or deleted from the keyboard. */
export function HeldQueue(props: { keys: boolean; onPerson?: ((personId: string) => void) | undefined }) {
  const { keys, onPerson } = props;
  const { t } = useTranslation('moderation');
  const withheld = useShow(show => show.withheld);
  const held = useMemo(() => heldOf({ withheld }), [withheld]);
  const [still, setStill] = useState<readonly WithheldMessage[]>();
  const rows = useMemo(() => queueRows(still, held), [still, held]);
  const { current, selected, select, decide } = useVerdicts(held, keys);

  if (rows.length === 0) return <NothingHeld />;
  const unseen = rows.length - MAX_ROWS;
  return (
    <ul
      aria-label={t('held.list')}
      className="min-h-0 flex-1 overflow-y-auto"
      onPointerEnter={event => event.pointerType === 'mouse' && setStill(held)}
      onPointerLeave={() => setStill(undefined)}
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

/** Which row the keys act on, and what they do. */
function useVerdicts(held: readonly WithheldMessage[], keys: boolean) {
  const act = useAct();
  const ids = useMemo(() => held.map(entry => entry.message.id), [held]);
  const onPurpose = useRef(false);
  const onSelect = useCallback(() => {
    onPurpose.current = true;
  }, []);
  const { selected, select } = useRowKeys(ids, { enabled: keys, from: 'first', onSelect });
  const current = held.find(entry => entry.message.id === selected) ?? held[0];
  const settled = useSettled(current?.message.id, onPurpose);

  const decide = useCallback(
    (entry: WithheldMessage, verdict: Verdict) => {
      if (verdict !== 'mute') select(nextAfter(ids, entry.message.id));
      carryOut(act, entry, verdict);
    },
    [act, ids, select],
  );
  const ready = keys && current !== undefined;
  const onKey = (verdict: Verdict) => current && settled() && decide(current, verdict);
  useShortcut('approve', () => onKey('approve'), ready);
  useShortcut('delete', () => onKey('delete'), ready);
  useShortcut('mute', () => onKey('mute'), ready);
  return { current, selected, select, decide };
}

function carryOut(act: Act, { message }: WithheldMessage, verdict: Verdict): void {
  const { id: messageId, personId } = message;
  if (verdict === 'approve') void act('chat.approve', { messageId });
  if (verdict === 'delete') void act('chat.delete', { messageId });
  if (verdict === 'mute') void act('moderation.mute', { personId, seconds: KEY_MUTE_SECONDS });
}

function NothingHeld() {
  const { t } = useTranslation('moderation');
  const hasFilters = useShow(show => show.filters.length > 0);
  return (
    <EmptyState
      icon={<Inbox size={24} />}
      title={t('held.empty.title')}
      body={t(hasFilters ? 'held.empty.withFilters' : 'held.empty.noFilters')}
      className="flex-1"
    />
  );
}
