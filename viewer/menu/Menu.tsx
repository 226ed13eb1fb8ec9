import { useTranslation } from 'react-i18next';
import { ConsentChoice } from '../consent/ConsentChoice.tsx';
import { switchLanguage } from '../language/language.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../language/languages.ts';
import { NameForm } from '../names/NameForm.tsx';
import { Sheet } from '../ui/Sheet.tsx';

/** The menu: language, the viewer's name, and their consent. */
export function Menu({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <Sheet title={t('menu.title')} onClose={onClose}>
      <fieldset>
        <legend>{t('menu.language')}</legend>
        <div className="choices">
          {LANGUAGES.map(language => (
            <label key={language} className="choice" lang={language}>
              <input
                type="radio"
                name="language"
                checked={i18n.language === language}
                onChange={() => void switchLanguage(language)}
              />
              {LANGUAGE_NAMES[language]}
            </label>
          ))}
        </div>
      </fieldset>
      <NameForm />
      <section>
        <h3>{t('consent.title')}</h3>
        <p>{t('consent.text')}</p>
        <ConsentChoice />
      </section>
    </Sheet>
  );
}
