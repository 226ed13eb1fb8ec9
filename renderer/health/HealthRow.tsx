import type { ReactNode } from 'react';

/** A measurement with its name, in a definition list. */
export function HealthRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </>
  );
}
