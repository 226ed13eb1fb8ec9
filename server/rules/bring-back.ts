import type { HoldReason } from '../../shared/chat/message.ts';
import { MAX_AT_ONCE } from '../../shared/chat/protocol.ts';
import type { ShowState } from '../../shared/show/state.ts';
import { approveLine } from '../chat/lines.ts';
import { onlyWith } from '../chat/several.ts';
import type { Decision } from '../show/feature.ts';

const isOf = (reasons: readonly HoldReason[], ruleId: string): boolean =>
  reasons.some(({ by, id }) => id === ruleId && by.startsWith('rules.'));

/** Shows everybody the lines that a rule held or hid and nothing else speaks against, the newest ones first. */
export function bringBack(state: ShowState, ruleId: string): Decision<'rule.bringBack'> {
  const held = state.chat.withheld
    .filter(entry => entry.state === 'held')
    .map(({ message, reasons }) => ({ id: message.id, reasons }));
  const hidden = state.chat.messages.flatMap(({ id, hidden: reasons }) => (reasons ? [{ id, reasons }] : []));
  const lines = [...held, ...hidden].filter(({ reasons }) => isOf(reasons, ruleId));
  const free = lines.filter(({ reasons }) => reasons.every(each => isOf([each], ruleId)));
  const ids = new Set(free.slice(-MAX_AT_ONCE).map(({ id }) => id));
  const few = onlyWith(state, ids);
  return {
    events: [...ids].flatMap(id => approveLine(few, id)),
    result: { messageIds: [...ids], left: free.length - ids.size, kept: lines.length - free.length },
  };
}
