import { Archive, CalendarClock, Copy, Ellipsis, Globe, ScrollText, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShowChange, ShowSummary } from '../../shared/home/protocol.ts';
import { useReportError } from '../app/errors.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../ui/overlay/Menu.tsx';
import { changeShow } from './api.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { PlanDialog } from './PlanDialog.tsx';
import { saveLedger } from './save-ledger.ts';

export interface ShowMenuProps {
  show: ShowSummary;
  ownerKey: string;
  /** Makes the next show from this one. */
  onNext: (show: ShowSummary) => void;
  onChanged: () => void;
}

/** What is seldom done with a show; what can't be taken back is apart and asks first. */
export function ShowMenu({ show, ownerKey, onNext, onChanged }: ShowMenuProps) {
  const { t } = useTranslation('home');
  const reportError = useReportError();
  const [dialog, setDialog] = useState<'plan' | 'delete'>();
  const change = (body: ShowChange) =>
    void changeShow(ownerKey, show.slug, body).then(onChanged).catch(reportError);
  const onLedger = () => void saveLedger(ownerKey, show).catch(reportError);
  const close = () => setDialog(undefined);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t('menu.label', { title: show.title })} size="s">
            <Ellipsis size={16} />
          </IconButton>
        }
        entries={entriesOf(show, t, { change, onNext: () => onNext(show), onLedger, open: setDialog })}
      />
      <PlanDialog show={show} open={dialog === 'plan'} onClose={close} onSave={change} />
      <DeleteDialog
        show={show}
        ownerKey={ownerKey}
        open={dialog === 'delete'}
        onClose={close}
        onDone={onChanged}
      />
    </>
  );
}

interface Actions {
  change: (body: ShowChange) => void;
  onNext: () => void;
  onLedger: () => void;
  open: (dialog: 'plan' | 'delete') => void;
}

function entriesOf(
  { phase, isListed, isArchived }: ShowSummary,
  t: ReturnType<typeof useTranslation<'home'>>['t'],
  { change, onNext, onLedger, open }: Actions,
): MenuEntry[] {
  const isLive = phase.kind === 'live' && phase.interruptedAt === undefined;
  return [
    ...(phase.kind === 'ready'
      ? [
          {
            id: 'plan',
            icon: <CalendarClock size={16} />,
            label: t('menu.plan'),
            onSelect: () => open('plan'),
          },
        ]
      : []),
    { id: 'next', icon: <Copy size={16} />, label: t('card.next'), onSelect: onNext },
    {
      id: 'list',
      icon: <Globe size={16} />,
      label: t(isListed ? 'menu.unlist' : 'menu.list'),
      onSelect: () => change({ isListed: !isListed }),
    },
    {
      id: 'archive',
      icon: isArchived ? <Undo2 size={16} /> : <Archive size={16} />,
      label: t(isArchived ? 'menu.unarchive' : 'menu.archive'),
      disabled: isLive,
      onSelect: () => change({ isArchived: !isArchived }),
    },
    { id: 'ledger', icon: <ScrollText size={16} />, label: t('menu.ledger'), onSelect: onLedger },
    {
      id: 'delete',
      icon: <Trash2 size={16} />,
      label: t('menu.delete'),
      danger: true,
      disabled: isLive,
      onSelect: () => open('delete'),
    },
  ];
}
