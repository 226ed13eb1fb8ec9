import { ChatView } from '../../chat/ChatView.tsx';
import { DealsView } from '../../deals/DealsView.tsx';
import { RunningDeals } from '../../deals/live/RunningDeals.tsx';
import { ShowTotals } from '../../orders/Totals.tsx';
import { PulseView } from '../../pulse/PulseView.tsx';
import { SuggestView } from '../../suggest/SuggestView.tsx';
import { useUndoKey } from '../../undo/use-undoable-command.ts';

/** The host's side panel: running deals, what the show has brought, audience pulse, suggestions, proposals and chat. */
export function HostSide() {
  useUndoKey();
  return (
    <aside className="panel flex h-full min-h-0 flex-col overflow-hidden">
      <RunningDeals />
      <ShowTotals />
      <PulseView />
      <SuggestView />
      <DealsView />
      <ChatView />
    </aside>
  );
}
