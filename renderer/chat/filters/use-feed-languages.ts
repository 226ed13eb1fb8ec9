import { useMemo } from 'react';
import type { ChatLanguage } from '../../../shared/chat/message.ts';
import { useShow } from '../../app/room-context.tsx';
import { useThrottled } from '../../ui/hooks/use-throttled.ts';

const INTERVAL_MS = 2000;

/** The languages of the newest messages. */
export function useFeedLanguages(): ChatLanguage[] {
  const messages = useThrottled(
    useShow(show => show.chat.messages),
    INTERVAL_MS,
  );
  return useMemo(() => [...new Set(messages.flatMap(({ language }) => language ?? []))].sort(), [messages]);
}
