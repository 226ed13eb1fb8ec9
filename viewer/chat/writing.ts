import { useEffect } from 'react';
import { createStore } from 'zustand/vanilla';

/** Whether the viewer is in the message field, and a phone's keyboard takes its share of the page. */
export const writing = createStore<boolean>(() => false);

const setWriting = (isWriting: boolean): void => writing.setState(isWriting, true);
const handlers = { onFocus: () => setWriting(true), onBlur: () => setWriting(false) };

/** Handlers of the message field that keep `writing` true to it. */
export function useWriting(): typeof handlers {
  // A field that goes with the focus in it is told of no blur.
  useEffect(() => () => setWriting(false), []);
  return handlers;
}
