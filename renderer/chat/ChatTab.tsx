import { HighlightStrip } from '../highlight/HighlightStrip.tsx';
import { ModeStrip } from '../modes/ModeStrip.tsx';
import { PinnedStrip } from '../pinned/PinnedStrip.tsx';
import { ChatEmpty } from './ChatEmpty.tsx';
import { MessageList } from './MessageList.tsx';
import { SendBox } from './SendBox.tsx';

const EMPTY = <ChatEmpty />;

/** The chat in the host's side panel. */
export function ChatTab() {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ModeStrip />
      <PinnedStrip />
      <HighlightStrip />
      <MessageList keys empty={EMPTY} />
      <SendBox />
    </div>
  );
}
