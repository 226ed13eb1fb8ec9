import { type RefObject, useEffect, useRef } from 'react';
import { useTeleprompter } from './teleprompter-store.ts';

/** Number of Chinese or Japanese characters that take as long to read as one word. */
const CHARACTERS_PER_WORD = 1.6;

/** Length of a text in words, with ideographs converted to words. */
export function wordsIn(text: string): number {
  const ideographs = text.match(/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/gu)?.length ?? 0;
  const others = text.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' ');
  const words = others.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return words + ideographs / CHARACTERS_PER_WORD;
}

/** Pixels to scroll in `elapsedMs`, for a text of `height` pixels and `words` words at `speed` words a minute. */
export function scrollStep(height: number, words: number, speed: number, elapsedMs: number): number {
  return words > 0 ? (height * speed * elapsedMs) / (words * 60_000) : 0;
}

/** Scrolls a page at the host's speed by animation frames of its window; calls `onEnd` at the end. */
export function useScroll(
  view: Window,
  page: RefObject<HTMLElement | null>,
  running: boolean,
  onEnd: () => void,
): void {
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    const element = page.current;
    if (!running || !element) return;
    const text = element.querySelector('p');
    const words = wordsIn(text?.textContent ?? '');
    let position = element.scrollTop;
    let before: number | undefined;
    let frame = 0;
    const step = (now: number) => {
      const moved = scrollStep(
        text?.clientHeight ?? 0,
        words,
        useTeleprompter.getState().speed,
        now - (before ?? now),
      );
      before = now;
      // If the host scrolled, it continues from there.
      if (Math.abs(element.scrollTop - position) > 2) position = element.scrollTop;
      position += moved;
      element.scrollTop = position;
      if (position >= element.scrollHeight - element.clientHeight) return end.current();
      frame = view.requestAnimationFrame(step);
    };
    frame = view.requestAnimationFrame(step);
    return () => view.cancelAnimationFrame(frame);
  }, [view, page, running]);
}
