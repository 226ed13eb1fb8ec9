import type { HoldReason } from '../../shared/chat/message.ts';
import { markedParts } from './marked-parts.ts';

/** A held text with the parts marked because of which it was held. */
export function MarkedText({ text, reasons }: { text: string; reasons: readonly HoldReason[] }) {
  return markedParts(text, reasons).map(({ from, part, isMarked }) =>
    isMarked ? (
      <mark key={from} className="rounded-s bg-attention/25 px-0.5 text-inherit">
        {part}
      </mark>
    ) : (
      part
    ),
  );
}
