import { Cast } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useReportError } from '../app/errors.ts';
import { useCommand, useRoom, useRoomView, useShow } from '../app/room-context.tsx';
import { setView, useView } from '../app/view-store.ts';
import { ChatSources } from '../multichat/ChatSources.tsx';
import { useStudioSession } from '../stage/studio-session-context.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { AddDestination } from './AddDestination.tsx';
import { DestinationRow } from './DestinationRow.tsx';

/** The restream destinations: platforms by RTMP, sent by the server, and WHIP servers, sent by this studio. */
export function RestreamDrawer() {
  const { t } = useTranslation('restream');
  const { whip } = useStudioSession();
  const open = useView(view => view.drawer === 'restream');
  const platforms = useShow(show => show.restream.destinations);
  const servers = useStore(whip.store);
  const isEmpty = platforms.length + servers.length === 0;
  return (
    <Drawer title={t('title')} open={open} onClose={() => setView({ drawer: 'none' })}>
      {isEmpty ? (
        <EmptyState
          icon={<Cast size={28} />}
          title={t('emptyTitle')}
          body={t('emptyBody')}
          className="h-auto py-8"
        />
      ) : (
        <ul>
          <Platforms />
          {servers.map(({ id, name, address, state }) => (
            <DestinationRow
              key={id}
              name={name}
              address={address}
              state={state}
              onStart={() => whip.start(id)}
              onStop={() => whip.stop(id)}
              onRetry={() => whip.retryNow(id)}
              onRemove={() => void whip.remove(id)}
            />
          ))}
        </ul>
      )}
      <AddDestination />
      <ChatSources />
    </Drawer>
  );
}

function Platforms() {
  const command = useCommand();
  const room = useRoom();
  const reportError = useReportError();
  const platforms = useShow(show => show.restream.destinations);
  const states = useRoomView(view => view.live.restream.states);
  return platforms.map(({ id, name, server, wanted }) => (
    <DestinationRow
      key={id}
      name={name}
      address={server}
      state={states[id] ?? { kind: wanted ? 'waiting' : 'off' }}
      onStart={() => void command('restream.start', { destinationId: id })}
      onStop={() => void command('restream.stop', { destinationId: id })}
      onRetry={() => room.send('restream.retry', { destinationId: id }).catch(reportError)}
      onRemove={() => void command('restream.remove', { destinationId: id })}
    />
  ));
}
