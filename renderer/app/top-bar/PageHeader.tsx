import { LanguageMenu } from './LanguageMenu.tsx';
import { Logo } from './Logo.tsx';
import { ThemeButton } from './ThemeButton.tsx';

/** The header of pages that are of no show: Vitrine's name, theme and language. */
export function PageHeader() {
  return (
    <header className="flex shrink-0 items-center justify-between p-4">
      <span className="flex items-center gap-2 font-semibold">
        <Logo /> Vitrine
      </span>
      <span className="flex items-center gap-1">
        <ThemeButton />
        <LanguageMenu />
      </span>
    </header>
  );
}
