import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/overlay/Menu.tsx';
import { type Language, setView, useView } from '../view-store.ts';

const LANGUAGES: { id: Language; short: string }[] = [
  { id: 'en', short: 'EN' },
  { id: 'zh', short: '中文' },
  { id: 'ru', short: 'RU' },
];

/** Menu of the page's languages, each by its own name. */
export function LanguageMenu() {
  const { t } = useTranslation('common');
  const language = useView(view => view.language);
  const short = LANGUAGES.find(each => each.id === language)?.short;
  return (
    <Menu
      trigger={
        <Button variant="ghost" aria-label={`${t('language')}: ${t(`languages.${language}`)}`}>
          {short}
        </Button>
      }
      entries={LANGUAGES.map(({ id }) => ({
        id,
        label: t(`languages.${id}`),
        checked: id === language,
        onSelect: () => setView({ language: id }),
      }))}
    />
  );
}
