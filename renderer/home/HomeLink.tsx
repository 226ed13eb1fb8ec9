import { useTranslation } from 'react-i18next';
import { Logo } from '../app/top-bar/Logo.tsx';
import { useHomeKey } from './home-key.ts';

/** The name of Vitrine; for the server's owner it leads to the list of all shows. */
export function HomeLink() {
  const { t } = useTranslation('home');
  const key = useHomeKey(state => state.key);
  const name = <span className="font-semibold max-[1279px]:sr-only">Vitrine</span>;
  if (key === undefined)
    return (
      <>
        <Logo />
        {name}
      </>
    );
  return (
    <a
      href="#home"
      aria-label={t('back')}
      title={t('back')}
      className="-ml-1 flex h-8 shrink-0 items-center gap-2 rounded-s px-1 hover:bg-hover pointer-coarse:h-10"
    >
      <Logo />
      {name}
    </a>
  );
}
