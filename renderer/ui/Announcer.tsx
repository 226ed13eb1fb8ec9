import { create } from 'zustand';

const useAnnouncement = create(() => ({ text: '' }));

/** Announces a change of state to screen readers once, without moving the focus. */
export function announce(text: string): void {
  useAnnouncement.setState({ text });
}

/** The page's polite live region. */
export function Announcer() {
  const text = useAnnouncement(state => state.text);
  return (
    <div aria-live="polite" className="sr-only">
      {text}
    </div>
  );
}
