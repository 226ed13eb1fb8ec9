import { useEffect } from 'react';

/** Moves toasts to the top, so that they don't cover what stands at the bottom and is pressed there. */
export function useToastsOnTop(): void {
  useEffect(() => {
    document.documentElement.dataset.toasts = 'top';
    return () => {
      delete document.documentElement.dataset.toasts;
    };
  }, []);
}
