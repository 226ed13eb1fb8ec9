import { Copy, Pencil, Play, Trash2 } from 'lucide-react';
import { nanoid } from 'nanoid';
import { useTranslation } from 'react-i18next';
import type { Deal } from '../../../shared/deals/deal.ts';
import { useCommand, useShow, useYou } from '../../app/room-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useUndoableCommand } from '../../undo/use-undoable-command.ts';
import { planToDraft } from '../form/draft.ts';
import { openDealForm } from '../form/form-store.ts';
import { openStartDialog } from '../StartDialog.tsx';
import { isReady, mayApprove } from './board.ts';
import { DeclineButton } from './DeclineButton.tsx';

/** Actions of a deal that does not run: the next step of this role, then edit, copy and remove. */
export function DealActions({ deal }: { deal: Deal }) {
  const isBrand = useYou()?.role === 'brand';
  return (
    <div className="flex flex-wrap items-center gap-2">
      {isBrand ? <BrandSteps deal={deal} /> : <HostSteps deal={deal} />}
      <span className="flex-1" />
      <Tools deal={deal} />
    </div>
  );
}

function HostSteps({ deal }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  const command = useCommand();
  const you = useYou();
  const { stage, plan } = deal;
  const { id: dealId } = plan;
  if (stage.kind === 'over') return null;
  if (mayApprove(deal, you)) return <ApproveButton dealId={dealId} />;
  if (stage.kind === 'accepted') return isReady(deal) ? <StartButton dealId={dealId} /> : null;
  return (
    <>
      <Button
        size="s"
        variant="primary"
        onClick={() => void command('deal.answer', { dealId, answer: 'accept' })}
      >
        {t('answer.accept')}
      </Button>
      {stage.kind === 'proposed' ? (
        <>
          <Button size="s" onClick={() => void command('deal.answer', { dealId, answer: 'postpone' })}>
            {t('answer.postpone')}
          </Button>
          <DeclineButton dealId={dealId} />
        </>
      ) : null}
    </>
  );
}

function BrandSteps({ deal }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  const command = useCommand();
  const mayStart = useShow(show => show.deals.rules.brandsMayStart);
  const { stage, plan } = deal;
  const { id: dealId } = plan;
  if (isReady(deal)) return mayStart ? <StartButton dealId={dealId} /> : null;
  if (stage.kind !== 'draft' && stage.kind !== 'postponed' && stage.kind !== 'declined') return null;
  return (
    <Button size="s" variant="primary" onClick={() => void command('deal.propose', { dealId })}>
      {t('form.propose')}
    </Button>
  );
}

/** Approves a deep discount as the second person. */
export function ApproveButton({ dealId }: { dealId: string }) {
  const { t } = useTranslation('deals');
  const command = useCommand();
  return (
    <Button size="s" variant="primary" onClick={() => void command('deal.approve', { dealId })}>
      {t('answer.approve')}
    </Button>
  );
}

function StartButton({ dealId }: { dealId: string }) {
  const { t } = useTranslation('deals');
  return (
    <Button size="s" variant="primary" onClick={() => openStartDialog(dealId)}>
      <Play size={14} aria-hidden /> {t('start.button')}
    </Button>
  );
}

function Tools({ deal }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  const command = useUndoableCommand();
  const { title, id: dealId } = deal.plan;
  const isOver = deal.stage.kind === 'over';
  return (
    <span className="flex">
      {isOver ? null : (
        <IconButton
          size="s"
          label={t('action.edit', { title })}
          onClick={() => openDealForm(planToDraft(deal.plan))}
        >
          <Pencil size={14} aria-hidden />
        </IconButton>
      )}
      <IconButton
        size="s"
        label={t('action.copy', { title })}
        onClick={() => openDealForm({ ...planToDraft(deal.plan), id: nanoid(10) })}
      >
        <Copy size={14} aria-hidden />
      </IconButton>
      {isOver ? null : (
        <IconButton
          size="s"
          label={t('action.remove', { title })}
          onClick={() => void command('deal.remove', { dealId })}
        >
          <Trash2 size={14} aria-hidden />
        </IconButton>
      )}
    </span>
  );
}
