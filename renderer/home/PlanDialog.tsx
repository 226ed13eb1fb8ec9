import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShowChange, ShowSummary } from '../../shared/home/protocol.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/input/TextField.tsx';
import { Dialog } from '../ui/overlay/Dialog.tsx';
import { fromLocalInput, toLocalInput } from './format.ts';

interface PlanDialogProps {
  show: ShowSummary;
  open: boolean;
  onClose: () => void;
  onSave: (change: ShowChange) => void;
}

/** When a show begins: viewers who open its page before then see a countdown. */
export function PlanDialog({ show, open, onClose, onSave }: PlanDialogProps) {
  const { t } = useTranslation('home');
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('plan.title')}
      description={t('plan.body')}
      width="w-[420px]"
    >
      <PlanForm show={show} onClose={onClose} onSave={onSave} />
    </Dialog>
  );
}

function PlanForm({ show: { startsAt }, onClose, onSave }: Omit<PlanDialogProps, 'open'>) {
  const { t } = useTranslation(['home', 'common']);
  const [text, setText] = useState(startsAt === undefined ? '' : toLocalInput(startsAt));
  const save = (at: number | null) => {
    onSave({ startsAt: at });
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(fromLocalInput(text) ?? null);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField type="datetime-local" label={t('form.startsAt')} value={text} onChange={setText} />
      <div className="flex justify-end gap-2">
        {startsAt === undefined ? null : (
          <Button type="button" variant="ghost" onClick={() => save(null)}>
            {t('plan.clear')}
          </Button>
        )}
        <Button type="submit" variant="primary" disabled={fromLocalInput(text) === undefined}>
          {t('plan.save')}
        </Button>
      </div>
    </form>
  );
}
