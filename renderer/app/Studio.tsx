import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../../shared/roles.ts';
import { missingAbilities } from '../compositor/abilities.ts';
import { Spinner } from '../ui/Spinner.tsx';
import { UndoProvider } from '../undo/undo-context.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { BrandLayout } from './layouts/BrandLayout.tsx';
import { BrandPhoneLayout } from './layouts/BrandPhoneLayout.tsx';
import { HostLayout } from './layouts/HostLayout.tsx';
import { ModeratorLayout } from './layouts/ModeratorLayout.tsx';
import { isPhone } from './layouts/PhoneFrame.tsx';
import { PhoneLayout } from './layouts/PhoneLayout.tsx';
import { BrowserPage } from './pages/BrowserPage.tsx';
import { ClosedPage } from './pages/ClosedPage.tsx';
import { ViewerRolePage } from './pages/ViewerRolePage.tsx';
import { useRoomView, useShow, useYou } from './room-context.tsx';
import { StorageBanner } from './StorageBanner.tsx';
import { KeyboardDialog } from './shortcuts/KeyboardDialog.tsx';
import { banners, undoTable } from './studio-features.ts';
import { ShareDialog } from './top-bar/ShareDialog.tsx';

/** What this browser lacks for a host's studio; moderators and brand reps need none of it. */
const missing = missingAbilities();

function Layout({ role }: { role: Exclude<Role, 'viewer'> }) {
  if (isPhone) return role === 'brand' ? <BrandPhoneLayout /> : <PhoneLayout role={role} />;
  if (role === 'host') return missing.length > 0 ? <BrowserPage missing={missing} /> : <HostLayout />;
  if (role === 'moderator') return <ModeratorLayout />;
  return <BrandLayout />;
}

/** Shown until the first join: the connection is being made, or the server can't be reached. */
function Opening() {
  const { t } = useTranslation('app');
  return (
    <main className="flex h-full items-center justify-center gap-3 text-quiet">
      <Spinner /> {t('connection.connecting')}
    </main>
  );
}

/** The studio with the layout of the role. The layout stays mounted while the room reconnects. */
export function Studio() {
  const connection = useRoomView(view => view.connection);
  const you = useYou();
  const title = useShow(show => show.lifecycle.title);
  useEffect(() => {
    document.title = title ? `${title} · Vitrine` : 'Vitrine';
  }, [title]);

  if (connection.kind === 'closed') return <ClosedPage code={connection.code} />;
  if (you?.role === 'viewer') return <ViewerRolePage />;
  return (
    <div className="flex h-full flex-col">
      <ConnectionBanner />
      <StorageBanner />
      {banners.map(([name, Banner]) => (
        <Banner key={name} />
      ))}
      <div className="min-h-0 flex-1">
        {you ? (
          <UndoProvider value={undoTable}>
            <Layout role={you.role as Exclude<Role, 'viewer'>} />
          </UndoProvider>
        ) : (
          <Opening />
        )}
      </div>
      <KeyboardDialog />
      <ShareDialog />
    </div>
  );
}
