import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_AT_ONCE } from '../../../shared/chat/protocol.ts';
import { extended, type Selected, stillThere, toggled } from '../../moderation/selection.ts';
import { Button } from '../../ui/Button.tsx';
import { Spinner } from '../../ui/Spinner.tsx';
import { FoundActions } from './FoundActions.tsx';
import { FoundRow } from './FoundRow.tsx';
import type { useFoundLines } from './use-found-lines.ts';

const ROW_HEIGHT = 30;
const NONE: Selected = new Set();

/** Lines that were found, to be looked through and decided together. */
export function FoundList(props: {
  label: string;
  found: ReturnType<typeof useFoundLines>;
  /** Shows whose line each is; absent where all are one person's. */
  onPerson?: (personId: string) => void;
  empty: ReactNode;
}) {
  const { label, found, onPerson, empty } = props;
  const { lines, state } = found;
  const scroller = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState(NONE);
  const anchor = useRef<string>(undefined);
  const ids = useMemo(() => lines.map(({ message }) => message.id), [lines]);
  const onToggle = useCallback(
    (id: string, withRange: boolean) => {
      setSelected(now => (withRange ? extended(now, ids, anchor.current, id) : toggled(now, id)));
      anchor.current = id;
    },
    [ids],
  );
  const chosen = useMemo(() => {
    const there = new Set(stillThere(selected, ids));
    return lines.filter(({ message }) => there.has(message.id));
  }, [lines, selected, ids]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    getItemKey: index => lines[index]?.message.id ?? index,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    paddingEnd: 4,
    useFlushSync: false,
  });

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {lines.length > 0 ? (
          <ul aria-label={label} className="relative" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ key, index, start }) => {
              const line = lines[index];
              return line ? (
                <FoundRow
                  key={key}
                  line={line}
                  index={index}
                  count={lines.length}
                  start={start}
                  chosen={selected.has(line.message.id)}
                  measure={virtual.measureElement}
                  onToggle={onToggle}
                  onPerson={onPerson}
                />
              ) : null;
            })}
          </ul>
        ) : null}
        {lines.length === 0 && state === 'all' ? empty : <Rest state={state} onMore={found.more} />}
      </div>
      <FoundActions
        lines={lines}
        chosen={chosen}
        onAll={() => setSelected(new Set(ids.slice(0, MAX_AT_ONCE)))}
        onClear={() => setSelected(NONE)}
      />
    </div>
  );
}

/** What comes behind the lines: more of them, or that the server could not be asked. */
function Rest({ state, onMore }: { state: ReturnType<typeof useFoundLines>['state']; onMore: () => void }) {
  const { t } = useTranslation('chat');
  if (state === 'all') return null;
  return (
    <p role="status" className="flex items-center justify-center gap-2 p-3 text-quiet text-s">
      {state === 'searching' ? (
        <>
          <Spinner /> {t('find.searching')}
        </>
      ) : (
        <>
          {state === 'failed' ? t('find.failed') : null}
          <Button size="s" onClick={onMore}>
            {t(state === 'failed' ? 'find.again' : 'find.more')}
          </Button>
        </>
      )}
    </p>
  );
}
