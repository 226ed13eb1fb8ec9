import { createRoot } from 'react-dom/client';
import { startLanguage } from './language.ts';
import { ShowsPage } from './ShowsPage.tsx';
import { studioAddress } from './studio-address.ts';

const isLight = matchMedia('(prefers-color-scheme: light)');
const applyTheme = (): void => {
  document.documentElement.dataset.theme = isLight.matches ? 'light' : 'dark';
};

async function open(): Promise<void> {
  applyTheme();
  isLight.addEventListener('change', applyTheme);
  await startLanguage();
  const place = document.querySelector('#page');
  if (place) createRoot(place).render(<ShowsPage />);
}

const studio = studioAddress(location.hash, () => localStorage);
if (studio) location.replace(studio);
else await open();
