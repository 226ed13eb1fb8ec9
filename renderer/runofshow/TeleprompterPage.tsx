import clsx from 'clsx';
import { FlipHorizontal2, Minus, Pause, Play, Plus, RotateCcw } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { Button } from '../ui/Button.tsx';
import { useScroll } from './scroll.ts';
import { FASTEST, LARGEST, SLOWEST, SMALLEST, useTeleprompter } from './teleprompter-store.ts';

const SPEED_STEP = 10;
const SIZE_STEP = 4;

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
const changeSpeed = (by: number) =>
  useTeleprompter.setState(({ speed }) => ({ speed: within(speed + by, SLOWEST, FASTEST) }));
const changeSize = (by: number) =>
  useTeleprompter.setState(({ size }) => ({ size: within(size + by, SMALLEST, LARGEST) }));

/** Keys of the teleprompter's window: Space starts and stops it, the arrow keys change its speed. */
function useKeys(view: Window, toggle: () => void): void {
  const newest = useRef(toggle);
  newest.current = toggle;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // Space on a button activates the button.
      const isOnButton = (event.target as Element | null)?.closest('button');
      if (event.key === ' ' && !isOnButton) newest.current();
      else if (event.key === 'ArrowUp') changeSpeed(SPEED_STEP);
      else if (event.key === 'ArrowDown') changeSpeed(-SPEED_STEP);
      else return;
      event.preventDefault();
    };
    view.addEventListener('keydown', press);
    return () => view.removeEventListener('keydown', press);
  }, [view]);
}

/** The scrolling text of the current segment, and its controls. */
export function TeleprompterPage({ view }: { view: Window }) {
  const { t } = useTranslation('runofshow');
  const segment = useShow(show =>
    show.runofshow.segments.find(({ id }) => id === (show.runofshow.now?.segmentId ?? '')),
  );
  const first = useShow(show => show.runofshow.segments[0]);
  const shown = segment ?? first;
  const { speed, size, mirrored } = useTeleprompter();
  const [running, setRunning] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  useScroll(view, page, running, () => setRunning(false));
  const shownId = shown?.id;
  useEffect(() => {
    if (shownId) page.current?.scrollTo({ top: 0 });
  }, [shownId]);
  useKeys(view, () => setRunning(now => !now));
  return (
    <div className="flex h-screen flex-col bg-canvas text-ink">
      <div
        ref={page}
        className={clsx(
          'min-h-0 flex-1 overflow-y-auto px-8 pt-[30vh] pb-[70vh]',
          mirrored && '-scale-x-100',
        )}
        style={{ fontSize: `${size}px`, lineHeight: 1.4 }}
      >
        <h1 className="mb-6 text-accent text-l">{shown?.title}</h1>
        {shown?.points.length ? (
          <ul className="mb-6 list-disc pl-8 text-[0.6em] text-quiet">
            {shown.points.map(point => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        ) : null}
        <p className="whitespace-pre-wrap text-pretty">{shown?.script || t('teleprompter.noScript')}</p>
      </div>
      <footer className="flex shrink-0 flex-wrap items-center gap-3 border-line border-t bg-surface p-2">
        <Button variant="primary" onClick={() => setRunning(!running)}>
          {running ? <Pause size={16} /> : <Play size={16} />}
          {running ? t('teleprompter.stop') : t('teleprompter.start')}
        </Button>
        <Button onClick={() => page.current?.scrollTo({ top: 0 })}>
          <RotateCcw size={16} /> {t('teleprompter.again')}
        </Button>
        <Stepper
          value={t('teleprompter.speed', { value: speed })}
          less={t('teleprompter.slower')}
          more={t('teleprompter.faster')}
          onChange={direction => changeSpeed(direction * SPEED_STEP)}
        />
        <Stepper
          value={t('teleprompter.size', { value: size })}
          less={t('teleprompter.smaller')}
          more={t('teleprompter.larger')}
          onChange={direction => changeSize(direction * SIZE_STEP)}
        />
        <Button
          aria-pressed={mirrored}
          onClick={() => useTeleprompter.setState({ mirrored: !mirrored })}
          className={mirrored ? 'text-accent' : undefined}
        >
          <FlipHorizontal2 size={16} /> {t('teleprompter.mirror')}
        </Button>
      </footer>
    </div>
  );
}

function Stepper({
  value,
  less,
  more,
  onChange,
}: {
  value: ReactNode;
  less: string;
  more: string;
  onChange: (direction: 1 | -1) => void;
}) {
  return (
    <div className="flex items-center gap-1">
      <Button variant="ghost" shape="square" aria-label={less} onClick={() => onChange(-1)}>
        <Minus size={16} />
      </Button>
      <span className="min-w-24 text-center text-m text-quiet tabular-nums">{value}</span>
      <Button variant="ghost" shape="square" aria-label={more} onClick={() => onChange(1)}>
        <Plus size={16} />
      </Button>
    </div>
  );
}
