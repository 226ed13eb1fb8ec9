import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blocks } from '../../../shared/deals/findings.ts';
import type { DealPlan } from '../../../shared/deals/terms.ts';
import { useCommand, useRoom, useShow, useYou } from '../../app/room-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/overlay/Dialog.tsx';
import { useFindings } from '../guard/use-findings.ts';
import { DescriptionPart } from './DescriptionPart.tsx';
import type { DealDraft } from './draft.ts';
import { closeDealForm, useDealForm } from './form-store.ts';
import { GuardSummary } from './GuardSummary.tsx';
import { LimitsPart } from './LimitsPart.tsx';
import { ProductsPart } from './ProductsPart.tsx';
import { type FieldErrors, parseDraft } from './parse-draft.ts';
import { TermsPart } from './TermsPart.tsx';
import { TimesPart } from './TimesPart.tsx';

const NO_ERRORS: FieldErrors = {};

/** The editor of a deal, with the findings of the guard beside it. */
export function DealForm() {
  const { t } = useTranslation('deals');
  const draft = useDealForm(state => state.draft);
  const isNew = useShow(show => draft === undefined || show.deals.byId[draft.id] === undefined);
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
  const products = useShow(show => show.catalog.products);
  const room = useRoom();
  const parsed = parseDraft(draft, products, room.now());
  const findings = useFindings(parsed.plan);
  const [wasSubmitted, setWasSubmitted] = useState(false);
  const errors = wasSubmitted ? parsed.errors : NO_ERRORS;
  const submit = useSubmit(parsed.plan, () => setWasSubmitted(true));
  const parts = { draft, errors };
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
          <TermsPart {...parts} usual={parsed.usual} price={parsed.price} />
          <LimitsPart {...parts} />
          <TimesPart {...parts} />
          <DescriptionPart {...parts} />
        </div>
        <GuardSummary kind={draft.kind} parsed={parsed} findings={findings} />
      </div>
      <Actions isBlocked={blocks(findings).length > 0} />
    </form>
  );
}

/** A deal that the guard blocks can still be saved as a draft. */
function Actions({ isBlocked }: { isBlocked: boolean }) {
  const { t } = useTranslation('deals');
  const isBrand = useYou()?.role === 'brand';
  return (
    <div className="sticky -bottom-6 -mx-6 -mb-6 flex flex-wrap justify-end gap-2 rounded-b-l border-line border-t bg-surface px-6 py-4">
      <Button type="submit" data-how="draft">
        {t('form.saveDraft')}
      </Button>
      <Button type="submit" variant="primary" disabled={isBlocked}>
        {t(isBrand ? 'form.propose' : 'form.accept')}
      </Button>
    </div>
  );
}

/** Saves the deal: as a draft, or with its next step, which is accepting it or proposing it to the host. */
function useSubmit(plan: DealPlan | undefined, onInvalid: () => void) {
  const command = useCommand();
  const isBrand = useYou()?.role === 'brand';
  return async (how: 'draft' | 'forward'): Promise<void> => {
    if (!plan) {
      onInvalid();
      return;
    }
    if (!(await command('deal.save', { plan }))) return;
    closeDealForm();
    if (how === 'draft') return;
    if (isBrand) await command('deal.propose', { dealId: plan.id });
    else await command('deal.answer', { dealId: plan.id, answer: 'accept' });
  };
}
