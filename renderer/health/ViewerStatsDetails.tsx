import { useTranslation } from 'react-i18next';
import { isInSync } from '../../client/playback/lip-sync.ts';
import { formatSeconds } from './format.ts';
import type { ViewerStats } from './grade.ts';
import { HealthRow } from './HealthRow.tsx';

/** What viewers receive, as measured by the loopback connection. */
export function ViewerStatsDetails({ viewer }: { viewer: ViewerStats | undefined }) {
  const { t, i18n } = useTranslation('health');
  return (
    <section className="flex flex-col gap-1 border-line border-t pt-3">
      <h3 className="font-semibold">{t('viewer.title')}</h3>
      {viewer ? (
        <dl className="grid grid-cols-[1fr_auto] gap-y-1">
          <HealthRow name={t('viewer.delay')}>
            {viewer.delayMs === undefined
              ? '—'
              : t('viewer.seconds', { value: formatSeconds(viewer.delayMs, i18n.language) })}
          </HealthRow>
          <HealthRow name={t('name.frames')}>
            {t('short.frames', { value: Math.round(viewer.framesPerSecond) })}
          </HealthRow>
          <HealthRow name={t('viewer.freezes')}>{t('viewer.times', { count: viewer.freezes })}</HealthRow>
          <HealthRow name={t('viewer.sound')}>
            <SoundText late={viewer.soundLateMs} />
          </HealthRow>
        </dl>
      ) : (
        <p className="text-quiet">{t('viewer.nothing')}</p>
      )}
    </section>
  );
}

function SoundText({ late }: { late: number | undefined }) {
  const { t } = useTranslation('health');
  if (late === undefined) return '—';
  if (isInSync(late)) return t('viewer.inTime');
  return late > 0
    ? t('viewer.late', { value: Math.round(late) })
    : t('viewer.early', { value: Math.round(-late) });
}
