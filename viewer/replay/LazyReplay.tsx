import { lazy, Suspense } from 'react';

// A live show needs nothing of it, so its code and its style sheet wait until somebody watches one.
const Replay = lazy(async () => ({ default: (await import('./Replay.tsx')).Replay }));

/** The replay's page, whose code is loaded when it is first opened. */
export function LazyReplay() {
  return (
    <Suspense fallback={null}>
      <Replay />
    </Suspense>
  );
}
