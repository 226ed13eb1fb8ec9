import { MessageSquare, MonitorPlay, ShieldAlert, ShoppingBag, UserRound } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswersDrawer } from '../../answers/AnswersDrawer.tsx';
import { ProductDialogs } from '../../catalog/product/ProductDialogs.tsx';
import { ChatEmpty } from '../../chat/ChatEmpty.tsx';
import { MessageList } from '../../chat/MessageList.tsx';
import { SendBox } from '../../chat/SendBox.tsx';
import { RunningDeals } from '../../deals/live/RunningDeals.tsx';
import { RemoteEndButton } from '../../golive/RemoteEndButton.tsx';
import { ShowTitle } from '../../lifecycle/ShowTitle.tsx';
import { HeldQueue } from '../../moderation/HeldQueue.tsx';
import { HeldCount } from '../../moderation/HeldTab.tsx';
import { Person } from '../../moderation/Person.tsx';
import { PhoneShelf } from '../../offers/PhoneShelf.tsx';
import { OrdersDrawer } from '../../orders/OrdersDrawer.tsx';
import { ShowTotals } from '../../orders/Totals.tsx';
import { PulseView } from '../../pulse/PulseView.tsx';
import { ReportButton } from '../../report/ReportButton.tsx';
import { ReportDrawer } from '../../report/ReportDrawer.tsx';
import { ProgramPlayer } from '../../stage/ProgramPlayer.tsx';
import { SuggestView } from '../../suggest/SuggestView.tsx';
import { useToastsOnTop } from '../../ui/hooks/use-toasts-on-top.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { useUndoKey } from '../../undo/use-undoable-command.ts';
import { useShow } from '../room-context.tsx';
import { LanguageMenu } from '../top-bar/LanguageMenu.tsx';
import { ShowStatus } from '../top-bar/ShowStatus.tsx';

type Part = 'show' | 'products' | 'chat' | 'held' | 'person';

const ICONS = {
  show: MonitorPlay,
  products: ShoppingBag,
  chat: MessageSquare,
  held: ShieldAlert,
  person: UserRound,
} as const;

const PARTS = {
  host: ['show', 'products', 'chat', 'held'],
  moderator: ['held', 'chat', 'person', 'show'],
} as const satisfies Record<string, readonly Part[]>;

const EMPTY = <ChatEmpty />;

/**
 * Whether this is a phone, however it is held. A narrow window on a computer keeps its layout: a host's would stop sending
 * if it changed.
 */
export const isPhone = matchMedia('(pointer: coarse) and ((width < 720px) or (height < 500px))').matches;

/**
 * The host's and the moderator's layout on a phone: one part at a time, with tabs at the thumb. It sends no picture; the
 * host's computer does.
 */
export function PhoneLayout({ role }: { role: 'host' | 'moderator' }) {
  const { t } = useTranslation('phone');
  const [part, setPart] = useState<Part>(PARTS[role][0]);
  const [person, setPerson] = useState<string>();
  const onPerson = useCallback((personId: string) => {
    setPerson(personId);
    setPart('person');
  }, []);
  useUndoKey();
  useToastsOnTop();
  const contents: Record<Part, ReactNode> = {
    show: <ShowPart role={role} />,
    products: <PhoneShelf />,
    chat: (
      <div className="flex h-full min-h-0 flex-col">
        <MessageList keys={false} showTime={false} onPerson={onPerson} empty={EMPTY} />
        <SendBox />
      </div>
    ),
    held: <HeldQueue keys={false} onPerson={onPerson} />,
    person: <Person personId={person} />,
  };
  // A host comes to a person by their message, so the tab is there only while somebody is chosen.
  const shown: readonly Part[] =
    role === 'host' && part === 'person' ? [...PARTS.host, 'person'] : PARTS[role];
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b bg-surface px-3">
        <div className="min-w-0 flex-1">
          <div className="max-[359px]:sr-only">
            <ShowTitle />
          </div>
        </div>
        <ShowStatus compact />
        <LanguageMenu />
      </header>
      <Tabs
        label={t('parts')}
        value={part}
        onChange={setPart}
        bar="bottom"
        className="flex-1"
        tabs={shown.map(id => ({
          id,
          label: <PartLabel part={id} />,
          note: id === 'held' ? <HeldCount /> : null,
          content: <div className="flex h-full min-h-0 flex-col bg-surface">{contents[id]}</div>,
        }))}
      />
      <AnswersDrawer />
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

function PartLabel({ part }: { part: Part }) {
  const { t } = useTranslation('phone');
  const Icon = ICONS[part];
  return (
    <span className="flex min-w-0 flex-col items-center gap-0.5 text-s">
      <Icon size={18} aria-hidden />
      <span className="max-w-full truncate">{t(`part.${part}`)}</span>
    </span>
  );
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
      ) : null}
    </div>
  );
}
