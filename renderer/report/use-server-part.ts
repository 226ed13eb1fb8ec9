import { useEffect, useState } from 'react';
import type { EarlierShow } from '../../shared/report/figures.ts';
import type { OpenQuestion } from '../../shared/report/question.ts';
import { OWNER_ID } from '../../shared/roles.ts';
import { useReportError } from '../app/errors.ts';
import { useRoom, useRoomView, useYou } from '../app/room-context.tsx';

/** What a report has beyond the state of its show: the server knows it, and is asked. Absent until it has answered. */
export interface ServerPart {
  /** The last shows before; absent too for whoever doesn't own the server. */
  readonly earlier?: readonly EarlierShow[];
  readonly questions?: { readonly questions: readonly OpenQuestion[]; readonly more: number };
}

/** Asks for the server's part of the report, and again at each tick. */
export function useServerPart(tick: number): ServerPart {
  const room = useRoom();
  const reportError = useReportError();
  const isOwner = useYou()?.id === OWNER_ID;
  const isJoined = useRoomView(({ connection }) => connection.kind === 'joined');
  const [part, setPart] = useState<ServerPart>({});
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tick says that there may be something new to ask for.
  useEffect(() => {
    if (!isJoined) return;
    let isCurrent = true;
    const take = (more: ServerPart) => isCurrent && setPart(before => ({ ...before, ...more }));
    const fail = (error: unknown) => isCurrent && reportError(error);
    room.send('report.questions', {}).then(questions => take({ questions }), fail);
    if (isOwner) room.send('report.earlier', {}).then(({ shows }) => take({ earlier: shows }), fail);
    return () => {
      isCurrent = false;
    };
  }, [room, reportError, isOwner, isJoined, tick]);
  return part;
}
