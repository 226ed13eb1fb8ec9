import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatMessage } from '../../shared/chat/message.ts';
import { type Replay, STRETCH_MS } from '../../shared/replay/replay.ts';
import { LineBox } from '../chat/LineBox.tsx';
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
  const known = useLinesUntil(replay, ms);
  const lines = known.slice(-SHOWN);
  const stick = useStickToBottom(lines.length);
  return (
    <div className="chat">
      <LineBox
        lines={lines}
        known={known}
        stick={stick}
        back={t('replay.toNow')}
        before={lines.length === 0 && <p className="replay-quiet">{t('replay.quiet')}</p>}
        isLive={false}
      />
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
