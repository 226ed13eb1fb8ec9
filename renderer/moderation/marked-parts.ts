import type { HoldReason } from '../../shared/chat/message.ts';

interface Part {
  readonly from: number;
  readonly part: string;
  readonly isMarked: boolean;
}

/** A text in parts that are marked or not; marks that overlap are one, and those of an older server are left out. */
export function markedParts(text: string, reasons: readonly HoldReason[]): Part[] {
  const marks = reasons
    .flatMap(({ at }) => (at && at[0] < at[1] && at[1] <= text.length ? [at] : []))
    .sort((a, b) => a[0] - b[0]);
  const parts: Part[] = [];
  let done = 0;
  const add = (to: number, isMarked: boolean) => {
    if (to > done) parts.push({ from: done, part: text.slice(done, to), isMarked });
    done = Math.max(done, to);
  };
  for (const [from, to] of marks) {
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return parts;
}
