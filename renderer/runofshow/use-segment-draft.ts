import { useEffect, useRef, useState } from 'react';
import { Segment } from '../../shared/runofshow.ts';
import { useCommand } from '../app/room-context.tsx';

/** After this long without a key the change is the show's. */
const SETTLE_MS = 600;

/**
 * A segment as it is being written: kept here while the keys go, sent when they rest and when the form is left, and
 * not at all while it isn't whole.
 */
export function useDraft(segment: Segment): [Segment, (change: Partial<Segment>) => void] {
  const command = useCommand();
  const [draft, setDraft] = useState(segment);
  const unsent = useRef<Segment>(undefined);
  const send = useRef(() => {});
  send.current = () => {
    const { points = [], ...rest } = unsent.current ?? {};
    const whole = Segment.safeParse({ ...rest, points: points.filter(point => point.trim()) });
    unsent.current = undefined;
    if (whole.success) void command('runofshow.put', { segment: whole.data });
  };
  useEffect(() => {
    if (!unsent.current) return;
    const timer = setTimeout(() => send.current(), SETTLE_MS);
    return () => clearTimeout(timer);
  });
  useEffect(
    () => () => {
      if (unsent.current) send.current();
    },
    [],
  );
  const change = (part: Partial<Segment>) => {
    const next = { ...draft, ...part };
    unsent.current = next;
    setDraft(next);
  };
  return [draft, change];
}
