import { useEffect, useState } from 'react';
import { MAX_RECENT } from '../../shared/ledger/contract.ts';
import type { LedgerRow } from '../../shared/ledger/format.ts';
import { useReportError } from '../app/errors.ts';
import { useRoom, useRoomView } from '../app/room-context.tsx';
import { useNow } from '../app/use-now.ts';

/** How often new entries are asked for. */
const REFRESH_MS = 3000;
const MOST = 8 * MAX_RECENT;

/** The newest entries, oldest first; undefined until the server has answered for the first time. */
export function useLedgerRows(): readonly LedgerRow[] | undefined {
  const room = useRoom();
  const reportError = useReportError();
  const isJoined = useRoomView(({ connection }) => connection.kind === 'joined');
  const tick = useNow(REFRESH_MS);
  const [rows, setRows] = useState<readonly LedgerRow[]>();
  const after = rows?.at(-1)?.seq ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tick says that there may be something new to ask for.
  useEffect(() => {
    if (!isJoined) return;
    let isCurrent = true;
    room.send('ledger.recent', { after }).then(
      answer => {
        if (isCurrent) setRows((before = []) => withNews(before, answer.rows));
      },
      error => {
        if (isCurrent) reportError(error);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [room, reportError, isJoined, tick]);
  return rows;
}

/** The rows with newer ones behind them. Of an erased person nothing is kept here either. */
function withNews(before: readonly LedgerRow[], news: readonly LedgerRow[]): readonly LedgerRow[] {
  if (news.length === 0) return before;
  const erased = new Set(
    news.flatMap(({ name, person }) => (name === 'chat.erased' && person ? [person.id] : [])),
  );
  const newest = before.at(-1)?.seq ?? 0;
  const kept = erased.size > 0 ? before.map(row => withoutErased(row, erased)) : before;
  return [...kept, ...news.filter(({ seq }) => seq > newest)].slice(-MOST);
}

function withoutErased(row: LedgerRow, erased: ReadonlySet<string>): LedgerRow {
  const { person, by, reason, ...rest } = row;
  const isAbout = person !== undefined && erased.has(person.id);
  return {
    ...rest,
    by: erased.has(by.id) ? { id: by.id } : by,
    ...(person && { person: isAbout ? { id: person.id } : person }),
    ...(reason !== undefined && !isAbout && { reason }),
  };
}
