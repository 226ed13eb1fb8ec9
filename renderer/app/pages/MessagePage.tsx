import type { ReactNode } from 'react';
import { LanguageMenu } from '../top-bar/LanguageMenu.tsx';
import { Logo } from '../top-bar/Logo.tsx';
import { ThemeButton } from '../top-bar/ThemeButton.tsx';

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
      <header className="flex items-center justify-between p-4">
        <span className="flex items-center gap-2 font-semibold">
          <Logo /> Vitrine
        </span>
        <span className="flex items-center gap-1">
          <ThemeButton />
          <LanguageMenu />
        </span>
      </header>
      <div className="flex flex-1 items-center justify-center px-6 pb-[12vh]">
        <section className="panel flex w-[480px] max-w-full flex-col gap-4 text-pretty rounded-l p-8">
          {icon ? <div className="text-quiet">{icon}</div> : null}
          <h1 className="text-balance font-semibold text-xl">{title}</h1>
          {children}
        </section>
      </div>
    </main>
  );
}
