import { createRoot } from 'react-dom/client';
import { startLanguage } from './language/language.ts';
import { Page } from './Page.tsx';

await startLanguage();
const place = document.querySelector('#page');
if (place) createRoot(place).render(<Page />);
