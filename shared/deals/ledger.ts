import type { LedgerPart } from '../show/contract.ts';
import type { AuctionFace } from './auction.ts';
import type { Claim } from './claims.ts';
import type { Deal, DealStage } from './deal.ts';

/** An auction's standing in the ledger: its leader without their name. */
const faceOf = ({ leader, ...face }: AuctionFace): object => ({
  ...face,
  ...(leader && { leader: { personId: leader.personId } }),
});

function withoutReason(stage: DealStage): object {
  if (stage.kind !== 'declined') return stage;
  const { reason: _text, ...rest } = stage;
  return rest;
}

/** A deal in the ledger. Why it was declined is a text that was written to its maker. */
export function dealPart({ deal: { stage, auction, ...deal } }: { deal: Deal }): LedgerPart {
  const reason = stage.kind === 'declined' ? stage.reason : undefined;
  return {
    data: { deal: { ...deal, stage: withoutReason(stage), ...(auction && { auction: faceOf(auction) }) } },
    ...(reason !== undefined && { texts: { person: deal.by ?? '', reason } }),
  };
}

/** A claim in the ledger: without names, and without the keys that tell who shares a browser or a network. */
export function claimPart({ claim }: { claim: Claim }): LedgerPart {
  const { name: _name, keys: _keys, hand, ...rest } = claim;
  return { data: { claim: { ...rest, ...(hand && { hand: { personId: hand.personId, at: hand.at } }) } } };
}

interface AuctionMove {
  readonly dealId: string;
  readonly face: AuctionFace;
  readonly endsAt: number;
}

export const auctionPart = ({ face, ...rest }: AuctionMove): LedgerPart => ({
  data: { ...rest, face: faceOf(face) },
});
