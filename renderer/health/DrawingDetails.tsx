import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { FrameBudget } from '../compositor/drawn-scene.ts';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { HealthRow } from './HealthRow.tsx';

/** So many pictures left out in ten seconds can be seen: one in a hundred. */
const SEEN_LATE = 3;

/** Whether scenes are drawn in time, and what to do where they are not. */
function Figures({ budget }: { budget: FrameBudget }) {
  const { t, i18n } = useTranslation('health');
  const whole = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const isLate = budget.late >= SEEN_LATE;
  return (
    <section className="flex flex-col gap-1 border-line border-t pt-3">
      <h3 className="font-semibold">{t('drawing.title')}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1">
        <HealthRow name={t('drawing.frames')}>
          {t('short.frames', { value: whole.format(budget.framesPerSecond) })}
        </HealthRow>
        <HealthRow name={t('drawing.time')}>
          {t('drawing.of', { value: whole.format(budget.p99Ms), limit: whole.format(budget.budgetMs) })}
        </HealthRow>
        {budget.masks ? (
          <HealthRow name={t('drawing.masks')}>
            {t('drawing.masksOf', {
              value: whole.format(budget.masks.perSecond),
              time: whole.format(budget.masks.medianMs),
            })}
          </HealthRow>
        ) : null}
      </dl>
      <p className={isLate ? 'text-attention' : 'text-quiet'}>
        {isLate ? t('drawing.late', { count: budget.late }) : t('drawing.inTime')}
      </p>
    </section>
  );
}

/** How the studio's own drawing of the picture does; nothing before it has drawn for a moment. */
export function DrawingDetails() {
  const { programRenderer } = useStudioSession();
  const budget = useStore(programRenderer.store, view => view.budget);
  return budget ? <Figures budget={budget} /> : null;
}
