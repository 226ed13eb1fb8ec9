import { Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { useCalm } from '../pulse/calm.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { OtherSuggestion } from './OtherSuggestion.tsx';
import { TopSuggestion } from './TopSuggestion.tsx';
import { useSuggestions } from './use-suggestions.ts';

/** Maximum number of suggestions below the first. */
const OTHERS = 2;

/** The suggested products, with reasons. */
export function SuggestView() {
  const { t } = useTranslation('suggest');
  const { items, setPaused, dismiss } = useSuggestions();
  const calm = useCalm(state => state.calm);
  const [top, ...others] = items;
  return (
    <PanelSection
      title={t('title')}
      className="shrink-0 border-line border-t"
      onPointerEnter={() => setPaused(true)}
      onPointerLeave={() => setPaused(false)}
    >
      {top ? <TopSuggestion key={top.product.id} suggested={top} onNotNow={dismiss} /> : <Nothing />}
      {!calm && others.length > 0 ? (
        <ul aria-label={t('others')} className="short:hidden">
          {others.slice(0, OTHERS).map(item => (
            <OtherSuggestion key={item.product.id} suggested={item} onNotNow={dismiss} />
          ))}
        </ul>
      ) : null}
    </PanelSection>
  );
}

function Nothing() {
  const { t } = useTranslation('suggest');
  const kind = useShow(show => show.catalog.products.length === 0) ? 'noProducts' : 'empty';
  return (
    <div className="flex gap-3 px-3 pb-3">
      <Lightbulb size={18} aria-hidden className="mt-0.5 shrink-0 text-faint" />
      <div>
        <p className="font-medium">{t(`${kind}.title`)}</p>
        <p className="text-pretty text-quiet">{t(`${kind}.text`)}</p>
      </div>
    </div>
  );
}
