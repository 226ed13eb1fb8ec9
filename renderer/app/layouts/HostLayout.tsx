import { useTranslation } from 'react-i18next';
import { Group, Panel, useDefaultLayout } from 'react-resizable-panels';
import { AnswersDrawer } from '../../answers/AnswersDrawer.tsx';
import { CatalogDrawer } from '../../catalog/CatalogDrawer.tsx';
import { ApprovalStrip } from '../../deals/board/ApprovalStrip.tsx';
import { DealsDrawer } from '../../deals/DealsDrawer.tsx';
import { DealForm } from '../../deals/form/DealForm.tsx';
import { StartDialog } from '../../deals/StartDialog.tsx';
import { ServiceDialog } from '../../delivery/ServiceDialog.tsx';
import { HiddenNotice } from '../../golive/HiddenNotice.tsx';
import { HealthSummary } from '../../health/HealthSummary.tsx';
import { LedgerDrawer } from '../../ledger/LedgerDrawer.tsx';
import { PinByDrag } from '../../offers/PinByDrag.tsx';
import { OrdersDrawer } from '../../orders/OrdersDrawer.tsx';
import { RecButton } from '../../recording/RecButton.tsx';
import { RecordingDrawer } from '../../recording/RecordingDrawer.tsx';
import { RecordingProvider } from '../../recording/recording-context.tsx';
import { ReportButton } from '../../report/ReportButton.tsx';
import { ReportDrawer } from '../../report/ReportDrawer.tsx';
import { RestreamButton } from '../../restream/RestreamButton.tsx';
import { RestreamDrawer } from '../../restream/RestreamDrawer.tsx';
import { RulesDrawer } from '../../rules/RulesDrawer.tsx';
import { RunOfShowDrawer } from '../../runofshow/RunOfShowDrawer.tsx';
import { RunOfShowStrip } from '../../runofshow/RunOfShowStrip.tsx';
import { Teleprompter } from '../../runofshow/Teleprompter.tsx';
import { SceneDrawer } from '../../scenes/editor/SceneDrawer.tsx';
import { ShopsDrawer } from '../../shops/ShopsDrawer.tsx';
import { SoundDrawer } from '../../sound/SoundDrawer.tsx';
import { DeviceBanner } from '../../stage/DeviceBanner.tsx';
import { Stage } from '../../stage/Stage.tsx';
import { StudioSessionProvider } from '../../stage/studio-session-context.tsx';
import { TeamButton } from '../../team/TeamButton.tsx';
import { Splitter } from '../../ui/Splitter.tsx';
import { Checklist } from '../checklist/Checklist.tsx';
import { TopBar } from '../top-bar/TopBar.tsx';
import { HostShelf } from './HostShelf.tsx';
import { HostSide } from './HostSide.tsx';

function LeftPart() {
  const { t } = useTranslation('app');
  const remembered = useDefaultLayout({ id: 'vitrine.host.left', storage: localStorage });
  return (
    <Group id="host-left" orientation="vertical" {...remembered}>
      <Panel id="stage" minSize={280}>
        <div className="flex h-full flex-col">
          <Checklist />
          <div className="min-h-0 flex-1">
            <Stage />
          </div>
          <div className="shrink-0 pt-2">
            <RunOfShowStrip />
          </div>
        </div>
      </Panel>
      <Splitter label={t('resize.shelf')} orientation="horizontal" />
      <Panel
        id="shelf"
        defaultSize={184}
        minSize={120}
        maxSize="50%"
        groupResizeBehavior="preserve-pixel-size"
      >
        <HostShelf />
      </Panel>
    </Group>
  );
}

/** The host's layout: stage, run of show and shelf on the left, the side panel on the right. */
export function HostLayout() {
  const { t } = useTranslation('app');
  const remembered = useDefaultLayout({ id: 'vitrine.host', storage: localStorage });
  return (
    <StudioSessionProvider>
      <RecordingProvider>
        <div className="flex h-full flex-col">
          <TopBar
            status={<HealthSummary />}
            actions={
              <>
                <RecButton />
                <RestreamButton />
                <ReportButton />
                <TeamButton />
              </>
            }
          />
          <DeviceBanner />
          <HiddenNotice />
          <ApprovalStrip />
          <main className="bars-end min-h-0 flex-1 p-2">
            <Group id="host" orientation="horizontal" {...remembered}>
              <Panel id="left" minSize={560}>
                <PinByDrag>
                  <LeftPart />
                </PinByDrag>
              </Panel>
              <Splitter label={t('resize.side')} orientation="vertical" />
              <Panel
                id="side"
                defaultSize={420}
                minSize={340}
                maxSize="55%"
                groupResizeBehavior="preserve-pixel-size"
              >
                <HostSide />
              </Panel>
            </Group>
          </main>
          <SceneDrawer />
          <SoundDrawer />
          <RestreamDrawer />
          <CatalogDrawer />
          <DealsDrawer />
          <OrdersDrawer />
          <ShopsDrawer />
          <DealForm />
          <StartDialog />
          <RecordingDrawer />
          <ReportDrawer />
          <LedgerDrawer />
          <AnswersDrawer />
          <RulesDrawer />
          <RunOfShowDrawer />
          <Teleprompter />
          <ServiceDialog />
        </div>
      </RecordingProvider>
    </StudioSessionProvider>
  );
}
