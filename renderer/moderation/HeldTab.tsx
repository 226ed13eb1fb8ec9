import { Badge } from '../ui/Badge.tsx';
import { HeldQueue } from './HeldQueue.tsx';
import { useHeldCount } from './use-held-count.ts';

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
  const held = useHeldCount();
  return held > 0 ? <Badge tone="attention">{held}</Badge> : null;
}
