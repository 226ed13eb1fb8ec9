import { useTranslation } from 'react-i18next';
import { isInSync } from '../../client/playback/lip-sync.ts';
import { delayText } from './format.ts';
import { HealthRow } from './HealthRow.tsx';
import type { ViewersEye } from './loopback.ts';

/** What arrives at a viewer, measured by watching the show from here. */
export function ViewersEyeDetails({ seen }: { seen: ViewersEye | undefined }) {
  const { t, i18n } = useTranslation('health');
  return (
    <section className="flex flex-col gap-1 border-line border-t pt-3">
      <h3 className="font-semibold">{t('eye.title')}</h3>
      {seen ? (
        <dl className="grid grid-cols-[1fr_auto] gap-y-1">
          <HealthRow name={t('eye.delay')}>
            {seen.delayMs === undefined
              ? '—'
              : t('eye.seconds', { value: delayText(seen.delayMs, i18n.language) })}
          </HealthRow>
          <HealthRow name={t('name.frames')}>
            {t('short.frames', { value: Math.round(seen.framesPerSecond) })}
          </HealthRow>
          <HealthRow name={t('eye.freezes')}>{t('eye.times', { count: seen.freezes })}</HealthRow>
          <HealthRow name={t('eye.sound')}>
            <SoundText late={seen.soundLateMs} />
          </HealthRow>
        </dl>
      ) : (
        <p className="text-quiet">{t('eye.nothing')}</p>
      )}
    </section>
  );
}

function SoundText({ late }: { late: number | undefined }) {
  const { t } = useTranslation('health');
  if (late === undefined) return '—';
  if (isInSync(late)) return t('eye.inTime');
  return late > 0 ? t('eye.late', { value: Math.round(late) }) : t('eye.early', { value: Math.round(-late) });
}
