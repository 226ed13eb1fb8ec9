import clsx from 'clsx';
import { type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnswersDrawer } from '../../answers/AnswersDrawer.tsx';
import { ChatColumn } from '../../chat/ChatColumn.tsx';
import { SendBox } from '../../chat/SendBox.tsx';
import { useChatTabs } from '../../chat/use-chat-tabs.tsx';
import { ApprovalStrip } from '../../deals/board/ApprovalStrip.tsx';
import { HighlightStrip } from '../../highlight/HighlightStrip.tsx';
import { LedgerButton } from '../../ledger/LedgerButton.tsx';
import { LedgerDrawer } from '../../ledger/LedgerDrawer.tsx';
import { HeldQueue } from '../../moderation/HeldQueue.tsx';
import { HeldWaiting } from '../../moderation/HeldWaiting.tsx';
import { MutedPopover } from '../../moderation/MutedPopover.tsx';
import { Person } from '../../moderation/Person.tsx';
import { ModeStrip } from '../../modes/ModeStrip.tsx';
import { PinnedStrip } from '../../pinned/PinnedStrip.tsx';
import { RecordingMark } from '../../recording/RecordingMark.tsx';
import { RulesButton } from '../../rules/RulesButton.tsx';
import { RulesDrawer } from '../../rules/RulesDrawer.tsx';
import { ProgramPlayer } from '../../stage/ProgramPlayer.tsx';
import { PanelSection } from '../../ui/PanelSection.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { useUndoKey } from '../../undo/use-undoable-command.ts';
import { TopBar } from '../top-bar/TopBar.tsx';

/** The list that message shortcuts act on: the one that the pointer or the focus entered last. */
type ActiveList = 'held' | 'chat';

/** The moderator's layout: held messages, chat, and the selected person. */
export function ModeratorLayout() {
  const { t } = useTranslation(['moderation', 'chat']);
  const [activeList, setActiveList] = useState<ActiveList>('held');
  const [person, setPerson] = useState<string>();
  const onPerson = useCallback((personId: string) => setPerson(personId), []);
  const [view, setView] = useState('chat');
  const further = useChatTabs('moderator');
  useUndoKey();
  const chat = (
    <div className="flex h-full min-h-0 flex-col">
      <ModeStrip />
      <PinnedStrip />
      <HighlightStrip />
      <ChatColumn keys={activeList === 'chat'} person={person} onPerson={onPerson} />
      <KeyHints active={activeList === 'chat'} text={t('chat:keys')} />
      <SendBox />
    </div>
  );
  return (
    <div className="flex h-full flex-col">
      <TopBar status={<RecordingMark />} actions={<LedgerButton />} />
      <ApprovalStrip />
      <main className="bars-end grid min-h-0 flex-1 grid-cols-[minmax(280px,1fr)_minmax(340px,1.4fr)_minmax(280px,1fr)] gap-2 p-2 max-[939px]:grid-cols-[minmax(0,1fr)_minmax(0,1.25fr)] max-[939px]:grid-rows-2">
        <Column onEnter={() => setActiveList('held')}>
          <PanelSection title={t('held.title')} aside={<HeldWaiting />} className="flex-1">
            <HeldQueue keys={activeList === 'held'} onPerson={onPerson} />
          </PanelSection>
          <KeyHints active={activeList === 'held'} text={t('held.keys')} />
        </Column>
        <Column
          onEnter={() => setActiveList('chat')}
          className="max-[939px]:col-start-2 max-[939px]:row-span-2 max-[939px]:row-start-1"
        >
          <Tabs
            label={t('chat:title')}
            value={view}
            onChange={setView}
            aside={
              <>
                <RulesButton />
                <MutedPopover onPerson={onPerson} />
              </>
            }
            className="min-h-0 flex-1"
            tabs={[{ id: 'chat', label: t('chat:tabs.chat'), content: chat }, ...further]}
          />
        </Column>
        <Column>
          <PanelSection title={t('person.title')} className="flex-1">
            <Person personId={person} />
          </PanelSection>
          <div className="aspect-video max-h-[22vh] shrink-0 border-line border-t max-[939px]:hidden">
            <ProgramPlayer />
          </div>
        </Column>
      </main>
      <AnswersDrawer />
      <RulesDrawer />
      <LedgerDrawer />
    </div>
  );
}

/** A column of the layout; on an upright tablet the person stands below what is held, beside the chat. */
function Column({
  onEnter,
  className,
  children,
}: {
  onEnter?: () => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer only selects the active list.
    <section
      className={clsx('panel flex min-h-0 min-w-0 flex-col overflow-hidden', className)}
      onPointerEnter={onEnter}
      onFocus={onEnter}
    >
      {children}
    </section>
  );
}

/** The shortcuts of the list above; brighter if it is the active one. */
function KeyHints({ active, text }: { active: boolean; text: string }) {
  return (
    <p
      className={clsx(
        'shrink-0 truncate border-line border-t px-3 py-1.5 text-s',
        active ? 'text-quiet' : 'text-faint',
      )}
    >
      {text}
    </p>
  );
}
