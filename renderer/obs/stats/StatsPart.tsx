import { useTranslation } from 'react-i18next';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { useReplica } from '../context.tsx';
import { obsHealth } from './health.ts';
import { useRecentShare } from './use-recent-share.ts';

/** OBS's health as a sentence, and its statistics. */
export function StatsPart() {
  const { t, i18n } = useTranslation('obs');
  const stats = useReplica(obs => obs.stats);
  const lateShare = useRecentShare(stats?.lateFrames ?? 0, stats?.frames ?? 0);
  if (!stats) return null;
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(i18n.language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  const figures = [
    t('stats.frames', { value: number(stats.framesPerSecond, 1) }),
    t('stats.render', { value: number(stats.renderMs, 1) }),
    t('stats.cpu', { value: number(stats.cpuPercent, 1) }),
    t('stats.memory', { value: number(stats.memoryMb) }),
    t('stats.disk', { value: number(stats.diskFreeMb / 1024) }),
  ];
  const health = obsHealth(stats, lateShare);
  return (
    <PanelSection title={t('stats.title')} className="pb-3">
      <p className={health === 'good' ? 'px-3 text-m' : 'px-3 text-attention text-m'}>
        {t(`stats.health.${health}`)}
      </p>
      <p className="px-3 pt-1 text-quiet text-s">{figures.join(' · ')}</p>
    </PanelSection>
  );
}
