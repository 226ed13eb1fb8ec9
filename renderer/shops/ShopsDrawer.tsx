import { Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useShow } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { ConnectShop } from './ConnectShop.tsx';
import { PayBacks } from './PayBacks.tsx';
import { ShopRow } from './ShopRow.tsx';

/** The shops that the show is connected to, how it goes with each, and a form for another one. */
export function ShopsDrawer() {
  const { t } = useTranslation('shops');
  const open = useView(view => view.drawer === 'shops');
  const connections = useShow(show => show.shops.connections);
  return (
    <Drawer title={t('title')} open={open} onClose={() => setView({ drawer: 'none' })}>
      <PayBacks />
      {connections.length === 0 ? (
        <EmptyState
          icon={<Store size={28} />}
          title={t('emptyTitle')}
          body={t('emptyBody')}
          className="h-auto border-line border-b py-6"
        />
      ) : (
        <ul>
          {connections.map(connection => (
            <ShopRow key={connection.id} connection={connection} />
          ))}
        </ul>
      )}
      <ConnectShop isFirst={connections.length === 0} />
    </Drawer>
  );
}
