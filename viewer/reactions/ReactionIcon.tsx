import { Flame, Heart, Laugh, type LucideIcon, PartyPopper, Sparkles } from 'lucide-react';
import type { ReactionKind } from '../../shared/signals.ts';

const icons: Record<ReactionKind, LucideIcon> = {
  heart: Heart,
  clap: PartyPopper,
  fire: Flame,
  laugh: Laugh,
  wow: Sparkles,
};

/** In the order in which the palette offers them. */
export const KINDS = Object.keys(icons) as ReactionKind[];

/** A reaction's sign: drawn, not an emoji, so that it looks the same on every phone. */
export function Glyph({ kind, size }: { kind: ReactionKind; size: number }) {
  const Icon = icons[kind];
  return <Icon className="glyph" data-kind={kind} size={size} aria-hidden="true" />;
}
