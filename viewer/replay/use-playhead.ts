import { type RefObject, useEffect, useState } from 'react';

const MOVES = ['timeupdate', 'seeking', 'seeked'] as const;

/** Where in a video its picture is, in milliseconds; updated a few times a second and at every seek. */
export function usePlayhead(video: RefObject<HTMLVideoElement | null>): number {
  const [ms, setMs] = useState(0);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    const update = () => setMs(Math.round(element.currentTime * 1000));
    for (const move of MOVES) element.addEventListener(move, update);
    return () => {
      for (const move of MOVES) element.removeEventListener(move, update);
    };
  }, [video]);
  return ms;
}
