import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../client/room/room.ts';
import { muteOf } from '../../shared/moderation/rules.ts';
import { withPrivateReplies } from '../../shared/privatereply/lines.ts';
import { warningOf } from '../../shared/sanctions/rules.ts';
import { useOwnReplies } from '../privatereply/own-replies.ts';
import { room } from '../session.ts';
import { createCalmMessages } from './calm-messages.ts';
import { useFewAtOnce } from './few-at-once.ts';
import { LineBox } from './LineBox.tsx';
import { replyTo } from './replying.ts';
import { useStickToBottom } from './use-stick-to-bottom.ts';

/** Number of messages rendered for who scrolls back; nobody else gets more than are in sight, and a few. */
const SHOWN_BACK = 120;
/** Height of the shortest message in pixels. */
const LINE = 25;
const BEYOND = 4;
/** The tallest chat on any usual screen, before it is known how tall this one is. */
const USUAL_HEIGHT = 600;

/** Whether there is a message field in which a line can be answered. */
const mayWrite = ({ you, show }: RoomView): boolean =>
  you !== undefined &&
  show.lifecycle.phase.kind !== 'ended' &&
  !muteOf(show.moderation, you.id, room.now()) &&
  !warningOf(show.sanctions, you.id) &&
  !(you.role === 'viewer' && 'closed' in show.modes.on);

const calmMessages = createCalmMessages(room);

/** The chat over the video: newest message at the bottom, fading out upwards. */
export function ChatLog() {
  const { t } = useTranslation();
  const messages = useStore(calmMessages);
  const replies = useOwnReplies();
  const lines = useMemo(() => withPrivateReplies(messages, replies), [messages, replies]);
  const stick = useStickToBottom(lines.length);
  const inSight = Math.ceil((stick.height.current ?? USUAL_HEIGHT) / LINE) + BEYOND;
  const you = useStore(room.store, view => view.you?.id);
  const shown = useFewAtOnce(lines, stick.stuck ? inSight : SHOWN_BACK, stick.stuck, you);
  const canWrite = useStore(room.store, mayWrite);
  return (
    <LineBox
      lines={shown}
      known={messages}
      stick={stick}
      back={t('chat.missed', { count: stick.missed })}
      onReply={canWrite ? replyTo : undefined}
    />
  );
}
