import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Health } from '../../client/publish.ts';
import { useRoomView } from '../app/room-context.tsx';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { Popover } from '../ui/Popover.tsx';
import { DrawingDetails } from './DrawingDetails.tsx';
import { delayText, type HealthPart, healthTexts, megabits } from './format.ts';
import { type Complaint, type Grade, judge } from './grade.ts';
import { HealthRow } from './HealthRow.tsx';
import type { ViewersEye } from './loopback.ts';
import { SignalBars } from './SignalBars.tsx';
import { useViewersEye } from './use-loopback.ts';
import { useRecentHealth } from './use-recent-health.ts';
import { ViewersEyeDetails } from './ViewersEyeDetails.tsx';

const PARTS: HealthPart[] = ['bitrate', 'resolution', 'frames', 'loss', 'roundTrip'];

/** Parts that stand in the top bar itself: all where there is room, one in most, and none beside what viewers get. */
function Strip({ health }: { health: Health }) {
  const { t, i18n } = useTranslation('health');
  const texts = healthTexts(health, i18n.language);
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

/** The one number that a preview can't tell. */
function Behind({ seen }: { seen: ViewersEye | undefined }) {
  const { t, i18n } = useTranslation('health');
  if (seen?.delayMs === undefined) return null;
  return <span className="text-m">{t('eye.behind', { value: delayText(seen.delayMs, i18n.language) })}</span>;
}

function Details({
  health,
  grade,
  complaints,
  seen,
}: {
  health: Health;
  grade: Grade;
  complaints: Complaint[];
  seen: ViewersEye | undefined;
}) {
  const { t, i18n } = useTranslation('health');
  const texts = healthTexts(health, i18n.language);
  const rates = { sent: texts.bitrate, wanted: megabits(health.wantedBitrate, i18n.language) };
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
      {complaints.length > 0 ? (
        <ul className="flex flex-col gap-2 border-line border-t pt-3 text-quiet">
          {complaints.map(complaint => (
            <li key={complaint}>{t(`complaint.${complaint}`, rates)}</li>
          ))}
        </ul>
      ) : null}
      <ViewersEyeDetails seen={seen} />
      <DrawingDetails />
    </div>
  );
}

/** Why there are no numbers to show; undefined where there are. */
function useSilence(): 'unknown' | 'idle' | 'connecting' | 'recovering' | 'failed' | undefined {
  const { publisher } = useStudioSession();
  const { state, health } = useStore(publisher.store);
  const isJoined = useRoomView(view => view.connection.kind === 'joined');
  if (state.kind === 'sending') {
    // What was measured before the server went out of reach says nothing about now.
    if (!isJoined) return 'unknown';
    return health ? undefined : 'connecting';
  }
  return state.kind;
}

/** How the picture gets to the server, as measured on the way out. Says so plainly when nothing is sent. */
export function HealthSummary() {
  const { t } = useTranslation('health');
  const { publisher } = useStudioSession();
  const silence = useSilence();
  const recent = useRecentHealth(publisher);
  const seen = useViewersEye();
  const health = recent.at(-1);
  if (silence || !health) return <NotSending text={t(`state.${silence ?? 'connecting'}`)} />;
  const { grade, complaints } = judge(recent);
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
          <Strip health={health} />
          <Behind seen={seen} />
        </button>
      }
    >
      <Details health={health} grade={grade} complaints={complaints} seen={seen} />
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
