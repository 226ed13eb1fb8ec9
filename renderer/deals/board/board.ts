import { type Deal, isRunning, type RunningDeal } from '../../../shared/deals/deal.ts';
import type { Actor } from '../../../shared/roles.ts';

/** The columns of the board, in the order of a deal's life. */
export const COLUMNS = ['draft', 'proposed', 'accepted', 'running', 'over'] as const;
export type Column = (typeof COLUMNS)[number];

/** The column of a deal. A postponed or declined one is a draft again. */
export function columnOf({ stage }: Deal): Column {
  switch (stage.kind) {
    case 'postponed':
    case 'declined':
      return 'draft';
    default:
      return stage.kind;
  }
}

/** When a deal came into its stage, on the server's clock. */
function movedAt({ stage }: Deal): number {
  switch (stage.kind) {
    case 'draft':
      return 0;
    case 'running':
      return stage.startedAt;
    default:
      return stage.at;
  }
}

type Deals = Readonly<Record<string, Deal>>;

/** The deals of each column, newest first. */
export function boardOf(deals: Deals): Record<Column, Deal[]> {
  const board: Record<Column, Deal[]> = { draft: [], proposed: [], accepted: [], running: [], over: [] };
  for (const deal of Object.values(deals)) board[columnOf(deal)].push(deal);
  for (const column of COLUMNS) board[column].sort((a, b) => movedAt(b) - movedAt(a));
  return board;
}

/** The proposals, the oldest first. */
export const proposalsIn = (deals: Deals): Deal[] => boardOf(deals).proposed.reverse();

/** The running deals, the first to end first. */
export const runningIn = (deals: Deals): RunningDeal[] =>
  Object.values(deals)
    .filter(isRunning)
    .sort((a, b) => a.stage.endsAt - b.stage.endsAt);

/** True if a deal is accepted and approved. The guard may still block it. */
export const isReady = ({ stage }: Deal): boolean => stage.kind === 'accepted' && stage.approval !== 'needed';

/** The deal that has been ready longest. */
export const nextReadyIn = (deals: Deals): Deal | undefined => boardOf(deals).accepted.findLast(isReady);

/** True if there is a ready deal on a product. */
export const hasReadyDeal = (deals: Deals, productId: string): boolean =>
  Object.values(deals).some(
    deal => isReady(deal) && deal.plan.items.some(item => item.productId === productId),
  );

/** True if a deal needs the approval of a second person. */
export const needsApproval = ({ stage }: Deal): boolean =>
  stage.kind === 'accepted' && stage.approval === 'needed';

/** True if this person may give that approval: any of the crew but the one who accepted the deal. */
export const mayApprove = (deal: Deal, you: Pick<Actor, 'id'> | undefined): boolean =>
  needsApproval(deal) && deal.stage.kind === 'accepted' && deal.stage.by !== you?.id;
