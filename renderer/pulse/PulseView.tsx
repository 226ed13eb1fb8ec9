import { Activity, ArrowDownRight, ArrowRight, ArrowUpRight, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Pulse } from '../../shared/pulse/contract.ts';
import { useRoomView } from '../app/room-context.tsx';
import { Badge } from '../ui/Badge.tsx';
import { useTween } from '../ui/hooks/use-tween.ts';
import { Tooltip } from '../ui/overlay/Tooltip.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { CalmSwitch } from './CalmSwitch.tsx';
import { useCalm } from './calm.ts';
import { formatScore } from './format.ts';
import { Quotes } from './Quotes.tsx';
import { Sparkline } from './Sparkline.tsx';
import { directionOf } from './score-chart.ts';

const ARROWS = { up: ArrowUpRight, down: ArrowDownRight, steady: ArrowRight } as const;

/** The sentiment of the chat: score, trend, sample size, chart and the most telling messages. */
export function PulseView() {
  const { t } = useTranslation('pulse');
  const pulse = useRoomView(view => view.live.pulse.pulse);
  const calm = useCalm(state => state.calm);
  const hasData = pulse !== undefined && pulse.people > 0;
  return (
    <PanelSection title={t('title')} aside={<CalmSwitch />} className="shrink-0">
      {hasData ? (
        <div className="flex flex-col gap-2 px-3 pb-3">
          <Reading pulse={pulse} />
          <Quotes quotes={pulse.quotes} most={calm ? 1 : 3} />
        </div>
      ) : (
        <Quiet />
      )}
    </PanelSection>
  );
}

function Reading({ pulse }: { pulse: Pulse }) {
  const { t, i18n } = useTranslation('pulse');
  const score = formatScore(Math.round(pulse.score), i18n.language);
  return (
    <div className="flex items-center gap-3">
      <span className="w-16 shrink-0 font-semibold text-xl">
        <Score score={pulse.score} />
        <span className="sr-only">{t('score', { score })}</span>
      </span>
      <div className="flex min-w-0 flex-col text-s">
        <Trend trend={pulse.trend} />
        <span className="flex items-center gap-1.5 whitespace-nowrap text-quiet">
          {t('people', { count: pulse.people })}
          {pulse.confidence === 'low' ? <LowConfidence /> : null}
        </span>
      </div>
      <Sparkline line={pulse.line} label={t('chart', { score })} />
    </div>
  );
}

/** A component of its own, as it renders in each frame of its animation. */
function Score({ score }: { score: number }) {
  const { i18n } = useTranslation();
  return <span aria-hidden>{formatScore(Math.round(useTween(score)), i18n.language)}</span>;
}

function Trend({ trend }: { trend: number }) {
  const { t, i18n } = useTranslation('pulse');
  const direction = directionOf(trend);
  const Arrow = ARROWS[direction];
  const change = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 0 }).format(Math.abs(trend));
  return (
    <span className="flex items-center gap-1 whitespace-nowrap">
      <Arrow size={14} aria-hidden className="shrink-0" />
      {t(`trend.${direction}`, { change })}
    </span>
  );
}

function LowConfidence() {
  const { t } = useTranslation('pulse');
  return (
    <Tooltip text={t('lowWhy')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard too. */}
      <span tabIndex={0}>
        <Badge tone="attention">
          <TriangleAlert size={12} aria-hidden />
          {t('low')}
        </Badge>
      </span>
    </Tooltip>
  );
}

function Quiet() {
  const { t } = useTranslation('pulse');
  return (
    <div className="flex gap-3 px-3 pb-3">
      <Activity size={18} aria-hidden className="mt-0.5 shrink-0 text-faint" />
      <div>
        <p className="font-medium">{t('empty.title')}</p>
        <p className="text-pretty text-quiet">{t('empty.text')}</p>
      </div>
    </div>
  );
}
