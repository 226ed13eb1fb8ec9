import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import { ReactionIcon } from './ReactionIcon.tsx';
import { reactions } from './reactions.ts';

/** Reactions that float up beside the chat, or just light up for a moment with `prefers-reduced-motion`. */
export function FloatingReactions() {
  const floating = useStore(reactions.store, state => state.floating);
  return (
    <div className="floating-reactions" aria-hidden="true">
      {floating.map(({ id, kind, own, chance, delayMs }, index) => (
        <span
          key={id}
          className="floating-reaction"
          data-own={own || undefined}
          style={{ '--chance': chance, animationDelay: `${delayMs}ms` } as CSSProperties}
          // Those before it have ended too, and what has ended is seen no more: one removal for all of them is enough.
          onAnimationEnd={index === floating.length - 1 ? () => reactions.done(id) : undefined}
        >
          <ReactionIcon kind={kind} size={own ? 30 : 24} />
        </span>
      ))}
    </div>
  );
}
