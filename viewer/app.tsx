import { createRoot } from 'react-dom/client';
import { startLanguage } from './language/language.ts';
import { followKeyboard } from './layout/keyboard.ts';
import { primeOfferCard } from './offers/prime-offer-card.tsx';
import { Page } from './Page.tsx';
import { tellSource } from './report/tell-source.ts';
import { room } from './session.ts';
import { whenIdle } from './ui/when-idle.ts';

await startLanguage();
const place = document.querySelector('#page');
if (place) createRoot(place).render(<Page />);
whenIdle(primeOfferCard);
followKeyboard();
tellSource(room, globalThis.location.search);
