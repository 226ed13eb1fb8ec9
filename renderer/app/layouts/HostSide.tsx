import { ChatView } from '../../chat/ChatView.tsx';
import { DealsView } from '../../deals/DealsView.tsx';
import { PulseView } from '../../pulse/PulseView.tsx';
import { SuggestView } from '../../suggest/SuggestView.tsx';
import { useUndoKey } from '../../undo/use-undoable-command.ts';

/** The host's side panel: audience pulse, suggestions, deals and chat. */
export function HostSide() {
  useUndoKey();
  return (
    <aside className="panel flex h-full min-h-0 flex-col overflow-hidden">
      <PulseView />
      <SuggestView />
      <DealsView />
      <ChatView />
    </aside>
  );
}
