import { SquareDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Canvas } from '../../shared/scenes/document.ts';
import { setView, useView } from '../app/view-store.ts';
import { IconButton } from '../ui/IconButton.tsx';

/**
 * What lies over a 9:16 picture on a phone of 390 × 844, in percent of the picture's height: title, pinned cards, and
 * chat with its field. Such a phone is narrower than 9:16, so that much of each side is cut off.
 */
const ZONES = [
  { id: 'title', top: 0, height: 9 },
  { id: 'cards', top: 52, height: 15 },
  { id: 'chat', top: 67, height: 33 },
] as const;
const CUT_PERCENT = 9;

const zone = 'absolute border-on-screen/60 border-dashed bg-on-screen/15';

function Zones() {
  const { t } = useTranslation('stage');
  return (
    <div className="pointer-events-none absolute inset-0 text-on-screen text-s">
      {ZONES.map(({ id, top, height }) => (
        <div
          key={id}
          className={`${zone} inset-x-0 grid place-items-center border-y`}
          style={{ top: `${top}%`, height: `${height}%` }}
        >
          {/* The title's zone is where the monitor has its own label. */}
          {id !== 'title' && (
            <span className="rounded-s bg-scrim px-2 py-0.5 font-medium">{t(`safeArea.${id}`)}</span>
          )}
        </div>
      ))}
      <div className={`${zone} inset-y-0 left-0 border-r`} style={{ width: `${CUT_PERCENT}%` }} />
      <div className={`${zone} inset-y-0 right-0 border-l`} style={{ width: `${CUT_PERCENT}%` }} />
    </div>
  );
}

/** Shows on a 9:16 picture what viewers' cards and chat cover, while the host wants to see that. */
export function SafeAreaGuide({ canvas }: { canvas: Canvas }) {
  const { t } = useTranslation('stage');
  const isOn = useView(view => view.safeArea);
  // Nothing covers a 16:9 picture: viewers have everything else below or beside it.
  if (canvas !== 'tall') return null;
  return (
    <>
      {isOn && <Zones />}
      <IconButton
        size="s"
        side="left"
        label={t(isOn ? 'safeArea.hide' : 'safeArea.show')}
        aria-pressed={isOn}
        className="absolute top-3 right-3 bg-scrim text-on-screen"
        onClick={() => setView({ safeArea: !isOn })}
      >
        <SquareDashed size={14} />
      </IconButton>
    </>
  );
}
