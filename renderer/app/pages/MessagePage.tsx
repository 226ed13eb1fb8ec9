import type { ReactNode } from 'react';
import { PageHeader } from '../top-bar/PageHeader.tsx';

/** A page with one message, used before a room is open and after it was closed for good. */
export function MessagePage({
  icon,
  title,
  children,
}: {
  icon?: ReactNode;
  title: string;
  children: ReactNode;
}) {
  return (
    <main className="flex h-full flex-col overflow-y-auto bg-canvas">
      <PageHeader />
      <div className="flex flex-1 items-center justify-center px-6 pb-[12vh]">
        <section className="panel flex w-[480px] max-w-full flex-col gap-4 text-pretty rounded-l p-5 sm:p-8">
          {icon ? <div className="text-quiet">{icon}</div> : null}
          <h1 className="text-balance font-semibold text-xl">{title}</h1>
          {children}
        </section>
      </div>
    </main>
  );
}
