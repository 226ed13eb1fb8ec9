import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Product } from '../../../shared/catalog/product.ts';
import { blocks } from '../../../shared/deals/findings.ts';
import { percentBelow } from '../../../shared/deals/terms.ts';
import { formatMoney } from '../../../shared/money.ts';
import { useRoom, useShow } from '../../app/room-context.tsx';
import { useView } from '../../app/view-store.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/input/TextField.tsx';
import type { DealDraft } from '../form/draft.ts';
import { openDealForm } from '../form/form-store.ts';
import { type DraftFieldName, parseDraft } from '../form/parse-draft.ts';
import { Findings } from '../guard/Findings.tsx';
import { NoBuyLink } from '../guard/NoBuyLink.tsx';
import { useFindings } from '../guard/use-findings.ts';
import { EndingChoice } from '../price/EndingChoice.tsx';
import type { PriceEnding } from '../price/price-ending.ts';
import { PercentChoice } from './PercentChoice.tsx';
import { QUICK_ENDING, quickDraft, quickPrice } from './quick-draft.ts';
import { useQuickStart } from './use-quick-start.ts';

/** Price and units of a deal that starts at once. The guard is asked as in the full form, which takes over what is set. */
export function QuickDeal({ product, onClose }: { product: Product; onClose: () => void }) {
  const { t, i18n } = useTranslation('deals');
  const ending = useView(view => view.priceEnding ?? QUICK_ENDING);
  const [draft, setDraft] = useState(() => quickDraft(product, ending));
  const [percent, setPercent] = useState<number>();
  const change = (part: Partial<DealDraft>) => setDraft(before => ({ ...before, ...part }));
  const reduceBy = (wanted: number, by: PriceEnding) => {
    setPercent(wanted);
    change({ price: quickPrice(product, wanted, by), ending: by });
  };
  const products = useShow(show => show.catalog.products);
  const deep = useShow(show => show.deals.rules.deepPercent);
  const { plan, errors, usual, price } = parseDraft(draft, products, useRoom().now());
  const findings = useFindings(plan);
  const off = usual && price ? percentBelow(usual, price) : 0;
  const isDeep = off >= deep && deep < 100;
  const start = useQuickStart(onClose);
  const errorOf = (field: DraftFieldName, params: Record<string, unknown> = {}) =>
    errors[field] && t(`fieldError.${errors[field]}`, params);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={event => {
        event.preventDefault();
        if (plan) void start(plan, isDeep);
      }}
    >
      <PercentChoice value={percent ?? off} onChoose={wanted => reduceBy(wanted, ending)} />
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          label={t('form.price')}
          inputMode="decimal"
          autoComplete="off"
          value={draft.price}
          hint={usual ? t('quick.of', { percent: off, price: formatMoney(usual, i18n.language) }) : undefined}
          error={errorOf('price', {
            currency: product.price.currency,
            usual: usual ? formatMoney(usual, i18n.language) : '',
          })}
          onChange={written => {
            setPercent(undefined);
            change({ price: written });
          }}
        />
        <TextField
          label={t('form.units')}
          type="number"
          min={1}
          value={draft.units}
          error={errorOf('units', { most: 100_000 })}
          onChange={units => change({ units })}
        />
      </div>
      <EndingChoice value={ending} onChoose={chosen => reduceBy(percent ?? off, chosen)} />
      {errors.items ? <p className="text-danger text-s">{t(`fieldError.${errors.items}`)}</p> : null}
      <Findings findings={findings} label={t('guard.findings')} />
      <NoBuyLink plan={plan} />
      {isDeep ? <p className="text-pretty text-attention text-s">{t('deep', { percent: deep })}</p> : null}
      <div className="flex justify-between gap-2">
        <Button
          variant="ghost"
          onClick={() => {
            onClose();
            openDealForm(draft);
          }}
        >
          {t('quick.more')}
        </Button>
        <Button type="submit" variant="primary" disabled={!plan || blocks(findings).length > 0}>
          {t(isDeep ? 'quick.ask' : 'quick.go')}
        </Button>
      </div>
    </form>
  );
}
