import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import { ReactionIcon } from './ReactionIcon.tsx';
import { reactions } from './reactions.ts';

/** Reactions that float up beside the chat, or just light up for a moment with `prefers-reduced-motion`. */
export function FloatingReactions() {
  const floating = useStore(reactions.store, state => state.floating);
  return (
    <div className="floating-reactions" aria-hidden="true">
      {floating.map(({ id, kind, own, chance, delayMs }) => (
        <span
          key={id}
          className="floating-reaction"
          data-own={own || undefined}
          style={{ '--chance': chance, animationDelay: `${delayMs}ms` } as CSSProperties}
          onAnimationEnd={() => reactions.done(id)}
        >
          <ReactionIcon kind={kind} size={own ? 30 : 24} />
        </span>
      ))}
    </div>
  );
}
