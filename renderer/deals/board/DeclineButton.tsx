import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../app/room-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import { Popover } from '../../ui/overlay/Popover.tsx';

/** Declines a proposal, with an optional reason for the brand. */
export function DeclineButton({ dealId }: { dealId: string }) {
  const { t } = useTranslation('deals');
  const command = useCommand();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const decline = (event: FormEvent) => {
    event.preventDefault();
    setOpen(false);
    const text = reason.trim();
    void command('deal.answer', { dealId, answer: 'decline', ...(text ? { reason: text } : {}) });
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      className="w-72"
      trigger={
        <Button size="s" variant="ghost">
          {t('answer.decline')}
        </Button>
      }
    >
      <form onSubmit={decline} className="flex flex-col gap-3">
        <TextField label={t('answer.reason')} maxLength={200} value={reason} onChange={setReason} />
        <div>
          <Button type="submit" variant="primary" size="s">
            {t('answer.decline')}
          </Button>
        </div>
      </form>
    </Popover>
  );
}
