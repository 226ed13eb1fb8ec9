import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blocks } from '../../../shared/deals/findings.ts';
import type { DealPlan } from '../../../shared/deals/terms.ts';
import { useCommand, useRoom, useShow, useYou } from '../../app/room-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlay/Dialog.tsx';
import { useFindings } from '../guard/use-findings.ts';
import { WordsPart } from './DescriptionPart.tsx';
import type { DealDraft } from './draft.ts';
import { closeDealForm, useDealForm } from './form-store.ts';
import { GuardPart } from './GuardSummary.tsx';
import { LimitsPart } from './LimitsPart.tsx';
import { ProductsPart } from './ProductsPart.tsx';
import { type Faults, planOf } from './parse-draft.ts';
import { TermsPart } from './TermsPart.tsx';
import { TimesPart } from './TimesPart.tsx';

const NO_FAULTS: Faults = {};

/** Where a deal is written, with what the guard says of it beside. */
export function DealForm() {
  const { t } = useTranslation('deals');
  const draft = useDealForm(state => state.draft);
  const isNew = useShow(show => draft === undefined || show.deals[draft.id] === undefined);
  return (
    <Dialog
      open={draft !== undefined}
      onClose={closeDealForm}
      title={t(isNew ? 'form.new' : 'form.edit')}
      width="w-[880px]"
    >
      {draft ? <Form key={draft.id} draft={draft} /> : null}
    </Dialog>
  );
}

function Form({ draft }: { draft: DealDraft }) {
  const products = useShow(show => show.products);
  const room = useRoom();
  const written = planOf(draft, products, room.now());
  const findings = useFindings(written.plan);
  const [tried, setTried] = useState(false);
  const faults = tried ? written.faults : NO_FAULTS;
  const submit = useSubmit(written.plan, () => setTried(true));
  const parts = { draft, faults };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        const how = (event.nativeEvent as SubmitEvent).submitter?.dataset.how;
        void submit(how === 'draft' ? 'draft' : 'forward');
      }}
      className="flex flex-col gap-4"
    >
      <div className="grid grid-cols-[minmax(0,1fr)_264px] items-start gap-6 max-[759px]:grid-cols-1">
        <div className="flex flex-col gap-5">
          <ProductsPart {...parts} />
          <TermsPart {...parts} usual={written.usual} price={written.price} />
          <LimitsPart {...parts} />
          <TimesPart {...parts} />
          <WordsPart {...parts} />
        </div>
        <GuardPart kind={draft.kind} written={written} findings={findings} />
      </div>
      <Actions isBlocked={blocks(findings).length > 0} />
    </form>
  );
}

/** A deal that the guard keeps back can be kept as a draft, and mended later. */
function Actions({ isBlocked }: { isBlocked: boolean }) {
  const { t } = useTranslation('deals');
  const isBrand = useYou()?.role === 'brand';
  return (
    <div className="sticky -bottom-6 -mx-6 -mb-6 flex justify-end gap-2 rounded-b-l border-line border-t bg-surface px-6 py-4">
      <Button type="submit" data-how="draft">
        {t('form.keep')}
      </Button>
      <Button type="submit" variant="primary" disabled={isBlocked}>
        {t(isBrand ? 'form.propose' : 'form.accept')}
      </Button>
    </div>
  );
}

/** Sends what was written: as a draft, or on to its next step, which is the host's yes or the proposal to them. */
function useSubmit(plan: DealPlan | undefined, onFaults: () => void) {
  const command = useCommand();
  const isBrand = useYou()?.role === 'brand';
  return async (how: 'draft' | 'forward'): Promise<void> => {
    if (!plan) {
      onFaults();
      return;
    }
    if (!(await command('deal.save', { plan }))) return;
    closeDealForm();
    if (how === 'draft') return;
    if (isBrand) await command('deal.propose', { dealId: plan.id });
    else await command('deal.answer', { dealId: plan.id, answer: 'accept' });
  };
}
