import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RenderStats } from '../compositor/drawn-scene.ts';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { HealthRow } from './HealthRow.tsx';

/** From this number of missed frames in ten seconds (1 %) they are noticeable. */
const NOTICEABLE_MISSES = 3;

/** Frame rate and render times, and advice if frames are missed. */
function Figures({ stats }: { stats: RenderStats }) {
  const { t, i18n } = useTranslation('health');
  const whole = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 });
  const isLate = stats.missedFrames >= NOTICEABLE_MISSES;
  return (
    <section className="flex flex-col gap-1 border-line border-t pt-3">
      <h3 className="font-semibold">{t('rendering.title')}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1">
        <HealthRow name={t('rendering.frames')}>
          {t('short.frames', { value: whole.format(stats.framesPerSecond) })}
        </HealthRow>
        <HealthRow name={t('rendering.time')}>
          {t('rendering.of', { value: whole.format(stats.p99Ms), limit: whole.format(stats.budgetMs) })}
        </HealthRow>
        {stats.masks ? (
          <HealthRow name={t('rendering.masks')}>
            {t('rendering.masksOf', {
              value: whole.format(stats.masks.perSecond),
              time: whole.format(stats.masks.medianMs),
            })}
          </HealthRow>
        ) : null}
      </dl>
      <p className={isLate ? 'text-attention' : 'text-quiet'}>
        {isLate ? t('rendering.late', { count: stats.missedFrames }) : t('rendering.inTime')}
      </p>
    </section>
  );
}

/** Rendering statistics of the compositor; nothing before the first second. */
export function RenderStatsDetails() {
  const { programRenderer } = useStudioSession();
  const stats = useStore(programRenderer.store, view => view.stats);
  return stats ? <Figures stats={stats} /> : null;
}
