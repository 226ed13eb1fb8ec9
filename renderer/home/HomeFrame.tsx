import type { ReactNode } from 'react';
import { PageHeader } from '../app/top-bar/PageHeader.tsx';

/** A page of shows: Vitrine's name, language and theme above, one column below. */
export function HomeFrame({
  title,
  action,
  children,
}: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex h-full flex-col overflow-y-auto bg-canvas">
      <PageHeader />
      <main className="mx-auto flex w-full max-w-[1120px] flex-1 flex-col gap-8 px-4 pt-2 pb-10 sm:px-6">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
          <h1 className="font-semibold text-xl">{title}</h1>
          {action}
        </div>
        {children}
      </main>
    </div>
  );
}
