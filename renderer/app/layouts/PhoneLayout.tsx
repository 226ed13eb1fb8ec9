import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswersDrawer } from '../../answers/AnswersDrawer.tsx';
import { ProductDialogs } from '../../catalog/product/ProductDialogs.tsx';
import { ChatEmpty } from '../../chat/ChatEmpty.tsx';
import { MessageList } from '../../chat/MessageList.tsx';
import { SendBox } from '../../chat/SendBox.tsx';
import { RunningDeals } from '../../deals/live/RunningDeals.tsx';
import { RemoteEndButton } from '../../golive/RemoteEndButton.tsx';
import { HighlightStrip } from '../../highlight/HighlightStrip.tsx';
import { LedgerButton } from '../../ledger/LedgerButton.tsx';
import { LedgerDrawer } from '../../ledger/LedgerDrawer.tsx';
import { HeldQueue } from '../../moderation/HeldQueue.tsx';
import { HeldCount } from '../../moderation/HeldTab.tsx';
import { Person } from '../../moderation/Person.tsx';
import { ModeStrip } from '../../modes/ModeStrip.tsx';
import { PhoneShelf } from '../../offers/PhoneShelf.tsx';
import { OrdersDrawer } from '../../orders/OrdersDrawer.tsx';
import { ShowTotals } from '../../orders/Totals.tsx';
import { useGranted } from '../../permissions/use-granted.ts';
import { PinnedStrip } from '../../pinned/PinnedStrip.tsx';
import { PulseView } from '../../pulse/PulseView.tsx';
import { ReportButton } from '../../report/ReportButton.tsx';
import { ReportDrawer } from '../../report/ReportDrawer.tsx';
import { RulesButton } from '../../rules/RulesButton.tsx';
import { RulesDrawer } from '../../rules/RulesDrawer.tsx';
import { ProgramPlayer } from '../../stage/ProgramPlayer.tsx';
import { SuggestView } from '../../suggest/SuggestView.tsx';
import { useUndoKey } from '../../undo/use-undoable-command.ts';
import { useShow } from '../room-context.tsx';
import { PhoneFrame, type Part as PhonePart } from './PhoneFrame.tsx';

const PARTS = {
  host: ['show', 'products', 'chat', 'held'],
  moderator: ['held', 'chat', 'person', 'show'],
} as const satisfies Record<string, readonly PhonePart[]>;

const EMPTY = <ChatEmpty />;

type Part = (typeof PARTS)[keyof typeof PARTS][number];

/** The host's and the moderator's layout on a phone. It sends no picture; the host's computer does. */
export function PhoneLayout({ role }: { role: 'host' | 'moderator' }) {
  const [part, setPart] = useState<Part>(PARTS[role][0]);
  const [person, setPerson] = useState<string>();
  const onPerson = useCallback((personId: string) => {
    setPerson(personId);
    setPart('person');
  }, []);
  useUndoKey();
  const contents: Record<Part, ReactNode> = {
    show: <ShowPart role={role} />,
    products: <PhoneShelf />,
    chat: (
      <div className="flex h-full min-h-0 flex-col">
        <ModeStrip />
        <PinnedStrip />
        <HighlightStrip />
        <MessageList keys={false} showTime={false} onPerson={onPerson} empty={EMPTY} />
        <SendBox />
      </div>
    ),
    held: (
      <div className="flex h-full min-h-0 flex-col">
        <HeldQueue keys={false} onPerson={onPerson} />
        <div className="flex shrink-0 border-line border-t p-2">
          <RulesButton />
        </div>
      </div>
    ),
    person: <Person personId={person} />,
  };
  const shown = useParts(role, part);
  return (
    <div className="flex h-full flex-col">
      <PhoneFrame
        value={part}
        onChange={setPart}
        parts={shown.map(id => ({
          id,
          content: contents[id],
          note: id === 'held' ? <HeldCount /> : null,
        }))}
      />
      <AnswersDrawer />
      <RulesDrawer />
      <LedgerDrawer />
      {role === 'host' ? (
        <>
          <ProductDialogs />
          <OrdersDrawer />
          <ReportDrawer />
        </>
      ) : null}
    </div>
  );
}

function useParts(role: 'host' | 'moderator', part: Part): readonly Part[] {
  const mayPin = useGranted('offers');
  // A host comes to a person by their message, so the tab is there only while somebody is chosen.
  if (role === 'host') return part === 'person' ? [...PARTS.host, 'person'] : PARTS.host;
  return mayPin ? [...PARTS.moderator, 'products'] : PARTS.moderator;
}

/**
 * The picture as viewers get it; for a host what the show has brought, running deals, the room's mood and, apart from
 * them, report and end.
 */
function ShowPart({ role }: { role: 'host' | 'moderator' }) {
  const { t } = useTranslation('phone');
  const phase = useShow(show => show.lifecycle.phase.kind);
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div className="aspect-video w-full shrink-0">
        <ProgramPlayer />
      </div>
      {role === 'host' ? (
        <>
          <ShowTotals />
          <RunningDeals />
          <PulseView />
          <SuggestView />
          <div className="mt-auto flex flex-wrap items-center justify-between gap-2 border-line border-t p-3">
            {phase === 'ready' ? null : <ReportButton hasRoom />}
            {phase === 'live' ? <RemoteEndButton /> : null}
            {phase === 'ready' ? <p className="text-pretty text-quiet">{t('notLive')}</p> : null}
          </div>
        </>
      ) : (
        <div className="mt-auto border-line border-t p-3">
          <LedgerButton />
        </div>
      )}
    </div>
  );
}
