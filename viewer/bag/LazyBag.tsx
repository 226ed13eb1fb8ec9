import { lazy, Suspense } from 'react';

// Nobody opens the bag before the first frame, so its code waits until somebody does.
const Bag = lazy(async () => ({ default: (await import('./Bag.tsx')).Bag }));

/** The bag, whose code is loaded when it is first opened. */
export function LazyBag() {
  return (
    <Suspense fallback={<i className="spinner bag-spinner" aria-hidden="true" />}>
      <Bag />
    </Suspense>
  );
}
