import { useShow } from '../app/room-context.tsx';
import { Badge } from '../ui/Badge.tsx';
import { HeldQueue } from './HeldQueue.tsx';
import { heldMessages } from './held.ts';

/** The held messages in the host's side panel. */
export function HeldTab() {
  return (
    <div className="flex h-full min-h-0 flex-col">
      <HeldQueue keys />
    </div>
  );
}

/** How many messages are held; nothing without any. */
export function HeldCount() {
  const held = useShow(show => heldMessages(show.chat).length);
  return held > 0 ? <Badge tone="attention">{held}</Badge> : null;
}
