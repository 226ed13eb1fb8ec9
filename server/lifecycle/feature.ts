import { newEvent } from '../../shared/show/events.ts';
import { mediaFeature } from '../media/feature.ts';
import { defineFeature } from '../show/feature.ts';
import { handlers } from './handlers.ts';
import { HostWatch } from './host-watch.ts';

export const lifecycle = defineFeature('lifecycle', {
  handlers,
  queries: {},
  created: title => [newEvent('show.created', { title })],
  react: show =>
    new HostWatch({ show, isOnAir: () => (show.reactorOf(mediaFeature).room?.onAir.length ?? 0) > 0 }),
});
