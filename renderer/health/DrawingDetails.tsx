import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RenderStats } from '../compositor/drawn-scene.ts';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { HealthRow } from './HealthRow.tsx';

/** So many pictures left out in ten seconds can be seen: one in a hundred. */
const SEEN_LATE = 3;

/** Whether scenes are drawn in time, and what to do where they are not. */
function Figures({ stats }: { stats: RenderStats }) {
  const { t, i18n } = useTranslation('health');
  const whole = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const isLate = stats.missedFrames >= SEEN_LATE;
  return (
    <section className="flex flex-col gap-1 border-line border-t pt-3">
      <h3 className="font-semibold">{t('drawing.title')}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1">
        <HealthRow name={t('drawing.frames')}>
          {t('short.frames', { value: whole.format(stats.framesPerSecond) })}
        </HealthRow>
        <HealthRow name={t('drawing.time')}>
          {t('drawing.of', { value: whole.format(stats.p99Ms), limit: whole.format(stats.budgetMs) })}
        </HealthRow>
        {stats.masks ? (
          <HealthRow name={t('drawing.masks')}>
            {t('drawing.masksOf', {
              value: whole.format(stats.masks.perSecond),
              time: whole.format(stats.masks.medianMs),
            })}
          </HealthRow>
        ) : null}
      </dl>
      <p className={isLate ? 'text-attention' : 'text-quiet'}>
        {isLate ? t('drawing.late', { count: stats.missedFrames }) : t('drawing.inTime')}
      </p>
    </section>
  );
}

/** How the studio's own drawing of the picture does; nothing before it has drawn for a moment. */
export function DrawingDetails() {
  const { programRenderer } = useStudioSession();
  const stats = useStore(programRenderer.store, view => view.stats);
  return stats ? <Figures stats={stats} /> : null;
}
