import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Replay } from '../../shared/replay/replay.ts';
import { formatDuration } from '../ui/format.ts';
import { chaptersAt } from './chapters-at.ts';

interface ChaptersProps {
  replay: Replay;
  /** Where the picture is, in milliseconds. */
  ms: number;
  onSeek: (toMs: number) => void;
}

/** The chapters by name; the one that the picture is in is marked and kept in sight. */
export function Chapters({ replay: { chapters }, ms, onSeek }: ChaptersProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  const current = chaptersAt(chapters, ms)[0];
  const place = current ? chapters.indexOf(current) : -1;
  useEffect(() => {
    list.current?.children[place]?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }, [place]);
  if (chapters.length === 0) return null;
  return (
    <ol ref={list} className="replay-chapters" aria-label={t('replay.chapters')}>
      {chapters.map((chapter, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the chapters of a replay never change.
        <li key={index}>
          <button
            type="button"
            aria-current={index === place || undefined}
            onClick={() => onSeek(chapter.fromMs)}
          >
            <time>{formatDuration(chapter.fromMs)}</time> {chapter.title}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The chapters along the recording's length. A mouse's way to them: keys and screen readers have the list. */
export function Marks({ replay: { chapters, ms: length }, ms, onSeek }: ChaptersProps) {
  const percent = (part: number) => `${(100 * part) / Math.max(1, length)}%`;
  const current = chaptersAt(chapters, ms)[0];
  if (chapters.length === 0) return null;
  return (
    <div className="replay-marks" aria-hidden="true">
      {chapters.map((chapter, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: the chapters of a replay never change.
          key={index}
          type="button"
          tabIndex={-1}
          title={chapter.title}
          data-here={chapter === current || undefined}
          style={{ left: percent(chapter.fromMs), width: percent(chapter.toMs - chapter.fromMs) }}
          onClick={() => onSeek(chapter.fromMs)}
        />
      ))}
      <i style={{ left: percent(Math.min(ms, length)) }} />
    </div>
  );
}
