import { memo, type RefObject, useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WithheldMessage } from '../../shared/chat/message.ts';
import { useShow, useYou } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { type PressGuard, usePressGuard } from '../chat/use-press-guard.ts';
import { NotGranted } from '../permissions/NotGranted.tsx';
import { useGranted } from '../permissions/use-granted.ts';
import { usePause } from '../ui/hooks/use-pause.ts';
import { useThrottled } from '../ui/hooks/use-throttled.ts';
import { HeldRow, type HeldRowActions } from './HeldRow.tsx';
import { HeldSelection } from './HeldSelection.tsx';
import { heldMessages, queueRows } from './held.ts';
import { NothingHeld } from './NothingHeld.tsx';
import { useDecisions } from './use-decisions.ts';
import { useHeldRows } from './use-held-rows.ts';

/** Interval of updates when many messages are held. */
const INTERVAL_MS = 200;

interface HeldQueueProps {
  /** True if the message shortcuts act on this list. */
  keys: boolean;
  onPerson?: ((personId: string) => void) | undefined;
}

/** All held messages, oldest first, with shortcuts to decide them one by one or several at once. */
export function HeldQueue(props: HeldQueueProps) {
  const maySee = useGranted('held');
  return maySee ? <Queue {...props} /> : <NotGranted permission="held" className="flex-1" />;
}

function Queue(props: HeldQueueProps) {
  const withheld = useThrottled(
    useShow(show => show.chat.withheld),
    INTERVAL_MS,
  );
  const held = useMemo(() => heldMessages({ withheld }), [withheld]);
  const { kept, setPaused } = usePause<'pointer' | 'menu', readonly WithheldMessage[]>(held);
  const rows = useMemo(() => queueRows(kept, held), [kept, held]);
  if (rows.length === 0) return <NothingHeld />;
  return <Rows {...props} held={held} rows={rows} setPaused={setPaused} />;
}

const Rows = memo(function Rows(
  props: HeldQueueProps & {
    held: readonly WithheldMessage[];
    rows: ReturnType<typeof queueRows>;
    setPaused: (reason: 'pointer' | 'menu', on: boolean) => void;
  },
) {
  const { keys, onPerson, held, rows, setPaused } = props;
  const { t } = useTranslation('moderation');
  const you = useYou();
  const mayMute = useGranted('timeout');
  const { currentId, selected, select, settled, decide, several, decideChosen } = useDecisions(held, keys);
  const { scroller, virtual } = useHeldRows(rows, selected);
  const ids = useMemo(() => rows.map(({ entry }) => entry.message.id), [rows]);
  const guard = usePressGuard(ids);
  const { chosen, toggle, extend } = several;
  const isChosen = useMemo(() => new Set(chosen), [chosen]);

  const actions = useRowActions({ select, decide, toggle, extend, selected, onPerson, setPaused, guard });
  useShortcut(
    'mute',
    () => settled() && openMenu(scroller, currentId),
    keys && mayMute && currentId !== undefined,
  );

  return (
    <>
      <div
        ref={scroller}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain [contain:strict]"
        onPointerEnter={event => event.pointerType === 'mouse' && setPaused('pointer', true)}
        {...guard.handlers}
        onPointerLeave={() => {
          guard.handlers.onPointerLeave();
          setPaused('pointer', false);
        }}
      >
        <ul aria-label={t('held.list')} className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ key, index, start }) => {
            const row = rows[index];
            if (!row) return null;
            const { id } = row.entry.message;
            return (
              <HeldRow
                key={key}
                index={index}
                count={rows.length}
                start={start}
                entry={row.entry}
                decided={row.decided}
                current={id === currentId}
                focused={id === selected}
                chosen={isChosen.has(id)}
                takesSpace={you?.role !== 'host'}
                measure={virtual.measureElement}
                {...actions}
              />
            );
          })}
        </ul>
      </div>
      {chosen.length > 0 ? (
        <HeldSelection
          count={chosen.length}
          onDecide={decideChosen}
          onAll={several.selectAll}
          onClear={several.clear}
        />
      ) : null}
    </>
  );
});

/** What rows can do; the same functions from one render to the next, so that rows that stay are not rendered again. */
function useRowActions(of: {
  select: (id: string) => void;
  decide: HeldRowActions['onDecide'];
  toggle: (id: string) => void;
  extend: (from: string | undefined, to: string) => void;
  selected: string | undefined;
  onPerson: HeldRowActions['onPerson'];
  setPaused: (reason: 'menu', on: boolean) => void;
  guard: PressGuard;
}): HeldRowActions {
  const { select, decide, toggle, extend, selected, onPerson, setPaused, guard } = of;
  const anchor = useRef(selected);
  const onToggle = useCallback(
    (id: string, withRange: boolean) => {
      if (withRange) extend(anchor.current, id);
      else toggle(id);
      anchor.current = id;
    },
    [extend, toggle],
  );
  const { isOwnMove } = guard;
  const onDecide = useCallback<HeldRowActions['onDecide']>(
    (message, decision) => {
      isOwnMove.current = true;
      decide(message, decision);
    },
    [decide, isOwnMove],
  );
  const onMenu = useCallback((_id: string, open: boolean) => setPaused('menu', open), [setPaused]);
  const onSelect = useCallback(
    (id: string) => {
      anchor.current ??= id;
      select(id);
    },
    [select],
  );
  return useMemo(
    () => ({ onSelect, onToggle, onDecide, onMenu, onPerson }),
    [onSelect, onToggle, onDecide, onMenu, onPerson],
  );
}

/** Opens the menu of a row's writer, as a click on its button does. */
function openMenu({ current: list }: RefObject<HTMLElement | null>, id: string | undefined): void {
  if (id === undefined) return;
  const row = list?.querySelector(`[data-id="${CSS.escape(id)}"]`);
  row?.querySelector<HTMLElement>('[aria-haspopup="menu"]')?.click();
}
