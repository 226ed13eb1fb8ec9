import { ListOrdered, Plus } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_SEGMENTS, type Segment } from '../../shared/runofshow/plan.ts';
import { useCommand, useShow } from '../app/room-context.tsx';
import { useServerNow } from '../app/show-clock.ts';
import { setView, useView } from '../app/view-store.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatDuration } from '../ui/format.ts';
import { Drawer } from '../ui/overlay/Drawer.tsx';
import { delayMs } from './progress.ts';
import { SegmentForm } from './SegmentForm.tsx';
import { SegmentList } from './SegmentList.tsx';

const newSegment = (title: string): Segment => ({
  id: nanoid(10),
  title,
  minutes: 5,
  pins: true,
  script: '',
  points: [],
});

/** The editor of the run of show, before and during the show. */
export function RunOfShowDrawer() {
  const { t } = useTranslation('runofshow');
  const command = useCommand();
  const open = useView(view => view.drawer === 'runofshow');
  const segments = useShow(show => show.runofshow.segments);
  const [chosen, setChosen] = useState<string>();
  const isFull = segments.length >= MAX_SEGMENTS;
  const add = async () => {
    const segment = newSegment(t('newTitle', { number: segments.length + 1 }));
    if (await command('runofshow.put', { segment })) setChosen(segment.id);
  };
  const addButton = (
    <Button variant="primary" disabled={isFull} onClick={() => void add()}>
      <Plus size={16} /> {t('add')}
    </Button>
  );
  const close = () => setView({ drawer: 'none' });
  const segment = segments.find(({ id }) => id === chosen);
  return (
    <Drawer title={t('title')} aside={<Delay />} open={open} onClose={close}>
      {segments.length === 0 ? (
        <EmptyState
          icon={<ListOrdered size={28} />}
          title={t('emptyTitle')}
          body={t('emptyBody')}
          action={addButton}
        />
      ) : (
        <div className="flex flex-col gap-3 p-3">
          <SegmentList segments={segments} chosen={chosen} onChoose={setChosen} />
          <div>{addButton}</div>
          {segment ? <SegmentForm key={segment.id} segment={segment} /> : null}
        </div>
      )}
    </Drawer>
  );
}

/** The delay of the show; nothing below a few seconds. */
function Delay() {
  const { t } = useTranslation('runofshow');
  const plan = useShow(show => show.runofshow);
  const now = useServerNow(plan.now?.since ?? 0);
  const late = delayMs(plan, now);
  if (!plan.now || late < 30_000) return null;
  return <Badge tone="attention">{t('behind', { time: formatDuration(late) })}</Badge>;
}
