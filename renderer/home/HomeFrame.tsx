import type { ReactNode } from 'react';
import { LanguageMenu } from '../app/top-bar/LanguageMenu.tsx';
import { Logo } from '../app/top-bar/Logo.tsx';
import { ThemeButton } from '../app/top-bar/ThemeButton.tsx';

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
      <header className="flex shrink-0 items-center justify-between p-4">
        <span className="flex items-center gap-2 font-semibold">
          <Logo /> Vitrine
        </span>
        <span className="flex items-center gap-1">
          <ThemeButton />
          <LanguageMenu />
        </span>
      </header>
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
