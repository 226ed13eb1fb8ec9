import { useEffect, useRef, useState } from 'react';
import { Segment } from '../../shared/runofshow/plan.ts';
import { useCommand } from '../app/room-context.tsx';

/** Debounce of the automatic save. */
const DEBOUNCE_MS = 600;

/**
 * State of a form with automatic save: changes are sent after a pause in typing and on unmount, unless the segment is
 * invalid.
 */
export function useSegmentDraft(segment: Segment): [Segment, (change: Partial<Segment>) => void] {
  const command = useCommand();
  const [draft, setDraft] = useState(segment);
  const unsent = useRef<Segment>(undefined);
  const send = useRef(() => {});
  send.current = () => {
    const { points = [], ...rest } = unsent.current ?? {};
    const parsed = Segment.safeParse({ ...rest, points: points.filter(point => point.trim()) });
    unsent.current = undefined;
    if (parsed.success) void command('runofshow.put', { segment: parsed.data });
  };
  useEffect(() => {
    if (!unsent.current) return;
    const timer = setTimeout(() => send.current(), DEBOUNCE_MS);
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
