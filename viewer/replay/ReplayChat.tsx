import { ArrowDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ChatMessage } from '../../shared/chat/message.ts';
import { type Replay, STRETCH_MS } from '../../shared/replay/replay.ts';
import { Line } from '../chat/ChatLog.tsx';
import { useStickToBottom } from '../chat/use-stick-to-bottom.ts';
import { room } from '../session.ts';
import { type ChatStretches, createChatStretches } from './chat-stretches.ts';

/** Lines in sight, and those to scroll back to. */
const SHOWN = 120;
/** How long before its time a stretch is asked for. */
const AHEAD_MS = 10_000;
const NO_LINES: ReadonlyMap<number, readonly ChatMessage[]> = new Map();

/** The chat of the show, running with the picture. */
export function ReplayChat({ replay, ms }: { replay: Replay; ms: number }) {
  const { t } = useTranslation();
  const you = useStore(room.store, state => state.you?.id);
  const lines = useLinesUntil(replay, ms).slice(-SHOWN);
  const { box, onScroll, backToEnd, missed } = useStickToBottom(lines.at(-1)?.id, lines.length);
  return (
    <div className="chat">
      <div
        ref={box}
        className="chat-log"
        role="log"
        aria-live="off"
        aria-label={t('chat.title')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by key.
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className="chat-lines">
          {lines.length === 0 && <p className="replay-quiet">{t('replay.quiet')}</p>}
          {lines.map(message => (
            <Line key={message.id} message={message} own={message.personId === you} />
          ))}
        </div>
      </div>
      {missed > 0 && (
        <button type="button" className="chat-missed" onClick={backToEnd}>
          <ArrowDown size={16} aria-hidden="true" />
          {t('replay.toNow')}
        </button>
      )}
    </div>
  );
}

/** What had been written by the moment that the picture shows, as far back as the stretch before. */
function useLinesUntil({ id, startedAt }: Replay, ms: number): ChatMessage[] {
  const [stretches, setStretches] = useState<ChatStretches>();
  const [known, setKnown] = useState(NO_LINES);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another replay has another chat.
  useEffect(() => {
    const opened = createChatStretches(room);
    const stop = opened.store.subscribe(({ lines }) => setKnown(lines));
    setStretches(opened);
    return () => {
      stop();
      opened.close();
    };
  }, [id]);
  const here = Math.floor(ms / STRETCH_MS);
  const next = Math.floor((ms + AHEAD_MS) / STRETCH_MS);
  useEffect(() => {
    const wanted = new Set([Math.max(0, here - 1), here, next]);
    stretches?.need([...wanted]);
  }, [stretches, here, next]);
  const lines = [...(known.get(here - 1) ?? []), ...(known.get(here) ?? [])];
  return lines.filter(({ at }) => at - startedAt <= ms);
}
