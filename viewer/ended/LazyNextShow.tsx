import { lazy, Suspense } from 'react';

/** All pages of a show come to its end in the same moment, and ask for what is next over this time. */
const SPREAD_MS = 3000;

const NextShow = lazy(async () => {
  await new Promise(resolve => setTimeout(resolve, Math.random() * SPREAD_MS));
  return { default: (await import('./NextShow.tsx')).NextShow };
});

/** The next show, whose code is loaded when one has ended. */
export function LazyNextShow() {
  return (
    <Suspense fallback={null}>
      <NextShow />
    </Suspense>
  );
}
