import { type Deal, isRunning, type RunningDeal } from '../../../shared/deals/deal.ts';
import type { Actor } from '../../../shared/roles.ts';

/** The columns of the board, as a deal walks through them. */
export const COLUMNS = ['draft', 'proposed', 'accepted', 'running', 'over'] as const;
export type Column = (typeof COLUMNS)[number];

/** Where a deal stands on the board. One that was put off or declined is its maker's again. */
export function columnOf({ stage }: Deal): Column {
  switch (stage.kind) {
    case 'postponed':
    case 'declined':
      return 'draft';
    default:
      return stage.kind;
  }
}

/** When a deal came to where it is; the newest stand first. */
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

/** What a brand waits for the host's answer to, longest first. */
export const proposalsIn = (deals: Deals): Deal[] => boardOf(deals).proposed.reverse();

/** What runs now, the one that ends first at the top. */
export const runningIn = (deals: Deals): RunningDeal[] =>
  Object.values(deals)
    .filter(isRunning)
    .sort((a, b) => a.stage.endsAt - b.stage.endsAt);

/** Whether a deal may be started now as far as people are concerned; the guard has its own say. */
export const isReady = ({ stage }: Deal): boolean => stage.kind === 'accepted' && stage.approval !== 'needed';

/** The deal that has stood ready longest; the one to start next. */
export const nextReadyIn = (deals: Deals): Deal | undefined => boardOf(deals).accepted.findLast(isReady);

/** Whether a deal on a product stands ready. */
export const hasReadyDeal = (deals: Deals, productId: string): boolean =>
  Object.values(deals).some(
    deal => isReady(deal) && deal.plan.items.some(item => item.productId === productId),
  );

/** Whether a deal waits for a second person's yes. */
export const needsApproval = ({ stage }: Deal): boolean =>
  stage.kind === 'accepted' && stage.approval === 'needed';

/** Whether somebody may give that yes: anybody of the crew but the one who accepted it. */
export const mayApprove = (deal: Deal, you: Pick<Actor, 'id'> | undefined): boolean =>
  needsApproval(deal) && deal.stage.kind === 'accepted' && deal.stage.by !== you?.id;
