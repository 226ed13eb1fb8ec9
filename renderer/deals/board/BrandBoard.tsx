import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isRunning } from '../../../shared/deals/deal.ts';
import { useShow, useYou } from '../../app/room-context.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { ownDeals } from '../own.ts';
import { boardOf, COLUMNS } from './board.ts';
import { DealRow } from './DealRow.tsx';
import { RunningCard } from './RunningCard.tsx';

/** A board of a brand's deals, with a column for each stage; where it is narrow the stages stand below each other. */
export function BrandBoard() {
  const { t } = useTranslation('deals');
  const deals = useShow(show => show.deals.byId);
  const brand = useYou()?.brand;
  const board = useMemo(() => boardOf(ownDeals(deals, brand)), [deals, brand]);
  return (
    <div className="grid h-full min-h-0 grid-cols-5 gap-2 overflow-auto p-2 max-[719px]:flex max-[719px]:flex-col max-[1179px]:grid-cols-[repeat(5,260px)]">
      {COLUMNS.map(column => (
        <section
          key={column}
          className="flex min-h-0 min-w-0 flex-col rounded-m border border-line max-[719px]:shrink-0"
        >
          <h3 className="flex h-9 shrink-0 items-center gap-2 px-3 font-semibold text-quiet text-s uppercase tracking-[0.06em]">
            {t(`board.${column}`)}
            {board[column].length > 0 ? <Badge>{board[column].length}</Badge> : null}
          </h3>
          {board[column].length > 0 ? (
            <ul className="min-h-0 overflow-y-auto">
              {board[column].map(deal =>
                isRunning(deal) ? (
                  <RunningCard key={deal.plan.id} deal={deal} />
                ) : (
                  <DealRow key={deal.plan.id} deal={deal} />
                ),
              )}
            </ul>
          ) : (
            <p className="text-pretty px-3 pb-3 text-faint text-s">{t(`board.none.${column}`)}</p>
          )}
        </section>
      ))}
    </div>
  );
}
