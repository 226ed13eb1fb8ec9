import { Flame, Heart, Laugh, type LucideIcon, PartyPopper, Sparkles } from 'lucide-react';
import type { ReactionKind } from '../../shared/reactions/contract.ts';

const icons: Record<ReactionKind, LucideIcon> = {
  heart: Heart,
  clap: PartyPopper,
  fire: Flame,
  laugh: Laugh,
  wow: Sparkles,
};

/** In the order of the palette. */
export const REACTION_KINDS = Object.keys(icons) as ReactionKind[];

/** A reaction's icon; no emoji, so that it looks the same on every phone. */
export function ReactionIcon({ kind, size }: { kind: ReactionKind; size: number }) {
  const Icon = icons[kind];
  return <Icon className="reaction-icon" data-kind={kind} size={size} aria-hidden="true" />;
}
