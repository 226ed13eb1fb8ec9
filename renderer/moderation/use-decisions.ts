import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { WithheldMessage } from '../../shared/chat/message.ts';
import { useYou } from '../app/room-context.tsx';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { useRowKeys } from '../chat/use-row-keys.ts';
import { useHandle, useHandled } from '../handling/use-handling.ts';
import { useGranted } from '../permissions/use-granted.ts';
import { useUndoableCommand } from '../undo/use-undoable-command.ts';
import { currentOf, nextAfter } from './held.ts';
import { allOf, extended, type Selected, stillThere, toggled } from './selection.ts';
import { useKeyGuard } from './use-key-guard.ts';

export type Decision = 'approve' | 'delete';

const NONE: Selected = new Set();
const ONE = { approve: 'chat.approve', delete: 'chat.delete' } as const;
const MANY = { approve: 'chat.approveMany', delete: 'chat.deleteMany' } as const;

/** The rows of the queue that are selected to be decided together. */
function useSelection(ids: readonly string[]) {
  const [selected, setSelected] = useState(NONE);
  const clear = useCallback(() => setSelected(NONE), []);
  const toggle = useCallback((id: string) => setSelected(now => toggled(now, id)), []);
  const extend = useCallback(
    (from: string | undefined, to: string) => setSelected(now => extended(now, ids, from, to)),
    [ids],
  );
  const selectAll = useCallback(() => setSelected(allOf(ids)), [ids]);
  const chosen = useMemo(() => stillThere(selected, ids), [selected, ids]);
  return { chosen, clear, toggle, extend, selectAll };
}

/** Sends what was decided of messages: one by itself, several as one step. */
function useDecide() {
  const command = useUndoableCommand();
  return useCallback(
    (messages: readonly WithheldMessage['message'][], decision: Decision) => {
      const [first] = messages;
      const named = messages.map(({ id: messageId, personId }) => ({ messageId, personId }));
      if (messages.length > 1) void command(MANY[decision], { messages: named });
      else if (first && decision === 'approve') void command(ONE.approve, { messageId: first.id });
      else if (first) void command(ONE.delete, { messageId: first.id, personId: first.personId });
    },
    [command],
  );
}

/**
 * The current row of the queue and the rows that are selected, with the shortcuts that act on them: on all that are
 * selected, or on the current row without any. What others of the crew are on is nobody's current row by itself.
 */
export function useDecisions(held: readonly WithheldMessage[], keys: boolean) {
  const you = useYou()?.id;
  const handled = useHandled();
  const handle = useHandle();
  const send = useDecide();
  const ids = useMemo(() => held.map(entry => entry.message.id), [held]);
  const byId = useMemo(() => new Map(held.map(({ message }) => [message.id, message])), [held]);
  const taken = useMemo(
    () => new Set(handled.flatMap(({ by, messageId }) => (by === you ? [] : (messageId ?? [])))),
    [handled, you],
  );
  const isDeliberate = useRef(false);
  const onSelect = useCallback(() => {
    isDeliberate.current = true;
  }, []);
  const { selected, select } = useRowKeys(ids, { enabled: keys, from: 'first', onSelect });
  const several = useSelection(ids);
  const currentId = currentOf(ids, selected, taken);
  const settled = useKeyGuard(currentId, isDeliberate);

  const mine = selected === undefined ? undefined : byId.get(selected);
  const { id: messageId, personId } = mine ?? {};
  useEffect(() => {
    if (messageId !== undefined && personId !== undefined) handle({ messageId, personId });
    else handle({});
  }, [messageId, personId, handle]);

  const decide = useCallback(
    (message: WithheldMessage['message'], decision: Decision) => {
      select(nextAfter(ids, message.id, taken));
      send([message], decision);
    },
    [ids, select, send, taken],
  );
  const { chosen, clear, extend, toggle } = several;
  const decideChosen = useCallback(
    (decision: Decision) => {
      const gone = new Set(chosen);
      select(
        currentOf(
          ids.filter(id => !gone.has(id)),
          undefined,
          taken,
        ),
      );
      clear();
      send(
        chosen.flatMap(id => byId.get(id) ?? []),
        decision,
      );
    },
    [byId, chosen, clear, ids, select, send, taken],
  );

  const current = currentId === undefined ? undefined : byId.get(currentId);
  const mayDecide = useGranted('delete');
  const ready = keys && mayDecide && current !== undefined;
  const onKey = (decision: Decision) => {
    if (chosen.length > 0) decideChosen(decision);
    else if (current && settled()) decide(current, decision);
  };
  const extendBy = (step: 1 | -1) => {
    if (currentId === undefined) return;
    const to = selected === undefined ? currentId : ids[ids.indexOf(currentId) + step];
    if (to === undefined) return;
    extend(currentId, to);
    select(to);
  };
  useShortcut('approve', () => onKey('approve'), ready);
  useShortcut('delete', () => onKey('delete'), ready);
  useShortcut('selectMessage', () => currentId !== undefined && toggle(currentId), ready);
  useShortcut('selectPrevious', () => extendBy(-1), ready);
  useShortcut('selectNext', () => extendBy(1), ready);
  return { ids, currentId, selected, select, settled, decide, several, decideChosen };
}
