import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Health } from '../../client/publish/publisher.ts';
import { useRoomView } from '../app/room-context.tsx';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { Popover } from '../ui/overlay/Popover.tsx';
import { formatHealth, formatSeconds, type HealthPart, megabits } from './format.ts';
import { type Grade, gradeStream, type StreamWarning, type ViewerStats } from './grade.ts';
import { HealthRow } from './HealthRow.tsx';
import { RenderStatsDetails } from './RenderStatsDetails.tsx';
import { SignalBars } from './SignalBars.tsx';
import { useReceived } from './use-received.ts';
import { useRecentHealth } from './use-recent-health.ts';
import { ViewerStatsDetails } from './ViewerStatsDetails.tsx';

const PARTS: HealthPart[] = ['bitrate', 'resolution', 'frames', 'loss', 'roundTrip'];

/** Measurements in the top bar: all, only the resolution, or none, depending on its width. */
function HealthStrip({ health }: { health: Health }) {
  const { t, i18n } = useTranslation('health');
  const texts = formatHealth(health, i18n.language);
  return (
    <>
      {PARTS.filter(part => texts[part] !== undefined).map((part, index) => (
        <span
          key={part}
          className={clsx('text-m', index === 0 ? 'max-[1279px]:hidden' : 'text-quiet max-[1759px]:hidden')}
        >
          {t(`short.${part}`, { value: texts[part] })}
        </span>
      ))}
    </>
  );
}

/** The viewers' delay in the top bar. */
function ViewerDelay({ viewer }: { viewer: ViewerStats | undefined }) {
  const { t, i18n } = useTranslation('health');
  if (viewer?.delayMs === undefined) return null;
  return (
    <span className="text-m">
      {t('viewer.behind', { value: formatSeconds(viewer.delayMs, i18n.language) })}
    </span>
  );
}

function Details({
  health,
  grade,
  warnings,
  viewer,
}: {
  health: Health;
  grade: Grade;
  warnings: StreamWarning[];
  viewer: ViewerStats | undefined;
}) {
  const { t, i18n } = useTranslation('health');
  const texts = formatHealth(health, i18n.language);
  const figures = {
    sent: texts.bitrate,
    wanted: megabits(health.wantedBitrate, i18n.language),
    freezes: viewer?.freezes,
    frames: Math.round(viewer?.framesPerSecond ?? 0),
    behind: formatSeconds(viewer?.delayMs ?? 0, i18n.language),
  };
  return (
    <div className="flex w-80 flex-col gap-3">
      <p className="font-semibold">{t(`grade.${grade}`)}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1">
        {PARTS.map(part => (
          <HealthRow key={part} name={t(`name.${part}`)}>
            {texts[part] === undefined ? '—' : t(`short.${part}`, { value: texts[part] })}
          </HealthRow>
        ))}
      </dl>
      {warnings.length > 0 ? (
        <ul className="flex flex-col gap-2 border-line border-t pt-3 text-quiet">
          {warnings.map(warning => (
            <li key={warning}>{t(`warning.${warning}`, figures)}</li>
          ))}
        </ul>
      ) : null}
      <ViewerStatsDetails viewer={viewer} />
      <RenderStatsDetails />
    </div>
  );
}

/** Why there are no measurements; undefined if there are. */
function useIdleReason(): 'unknown' | 'idle' | 'connecting' | 'recovering' | 'failed' | undefined {
  const { publisher } = useStudioSession();
  const { state, health } = useStore(publisher.store);
  const isJoined = useRoomView(view => view.connection.kind === 'joined');
  if (state.kind === 'sending') {
    // Measurements from before the connection was lost are outdated.
    if (!isJoined) return 'unknown';
    return health ? undefined : 'connecting';
  }
  return state.kind;
}

/** Grade and measurements of the outgoing stream in the top bar, with details in a popover. */
export function HealthSummary() {
  const { t } = useTranslation('health');
  const { publisher } = useStudioSession();
  const idleReason = useIdleReason();
  const recent = useRecentHealth(publisher);
  const received = useReceived();
  const viewer = received.at(-1);
  const health = recent.at(-1);
  if (idleReason || !health) return <NotSending text={t(`state.${idleReason ?? 'connecting'}`)} />;
  const { grade, warnings } = gradeStream(recent, received);
  return (
    <Popover
      align="center"
      trigger={
        <button
          type="button"
          aria-label={t('open', { grade: t(`grade.${grade}`) })}
          className="flex h-9 items-center gap-3 rounded-s px-2 text-ink hover:bg-hover"
        >
          <SignalBars grade={grade} />
          {warnings[0] ? (
            <span className={clsx('text-m', grade === 'poor' ? 'text-danger' : 'text-attention')}>
              {t(`cause.${warnings[0]}`)}
            </span>
          ) : (
            <HealthStrip health={health} />
          )}
          <ViewerDelay viewer={viewer} />
        </button>
      }
    >
      <Details health={health} grade={grade} warnings={warnings} viewer={viewer} />
    </Popover>
  );
}

function NotSending({ text }: { text: string }) {
  return (
    <span className="inline-flex items-center gap-2 px-2 text-m text-quiet">
      <SignalBars grade={undefined} /> {text}
    </span>
  );
}
