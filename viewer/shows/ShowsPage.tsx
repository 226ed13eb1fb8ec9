import { useTranslation } from 'react-i18next';
import mark from '../../assets/icons/vitrine.svg';
import { atServer } from '../../client/server-address.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../language/languages.ts';
import { switchLanguage } from './language.ts';
import { ShowCard } from './ShowCard.tsx';
import { usePublicShows } from './use-public-shows.ts';

/** What the server's own address shows everybody: the shows that their host has put on the public list. */
export function ShowsPage() {
  const { t } = useTranslation('shows');
  const { shows, hasFailed, refresh } = usePublicShows();
  return (
    <>
      <header>
        <img src={mark} alt="" width={28} height={28} />
        <h1>{t('title')}</h1>
      </header>
      <main>
        {hasFailed ? (
          <p className="failed" role="alert">
            {t('failed')}{' '}
            <button type="button" onClick={refresh}>
              {t('again')}
            </button>
          </p>
        ) : null}
        {shows?.length === 0 ? <p className="none">{t('none')}</p> : null}
        {shows && shows.length > 0 ? (
          <ul className="cards">
            {shows.map(show => (
              <ShowCard key={show.slug} show={show} />
            ))}
          </ul>
        ) : null}
      </main>
      <footer>
        <p>
          {t('crew')} <a href={atServer('/studio/')}>{t('studio')}</a>
        </p>
        <LanguageChoice />
      </footer>
    </>
  );
}

function LanguageChoice() {
  const { t, i18n } = useTranslation('shows');
  return (
    <fieldset className="languages">
      <legend className="sr-only">{t('language')}</legend>
      {LANGUAGES.map(language => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          onClick={() => void switchLanguage(language)}
        >
          {LANGUAGE_NAMES[language]}
        </button>
      ))}
    </fieldset>
  );
}
