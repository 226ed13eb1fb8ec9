import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import { Glyph } from './ReactionIcon.tsx';
import { reactions } from './reactions.ts';

/** Reactions on their way up beside the chat. Where motion is unwanted they only light up for a moment. */
export function Floats() {
  const floats = useStore(reactions.store, state => state.floats);
  return (
    <div className="floats" aria-hidden="true">
      {floats.map(({ id, kind, own, chance, delayMs }) => (
        <span
          key={id}
          className="float"
          data-own={own || undefined}
          style={{ '--chance': chance, animationDelay: `${delayMs}ms` } as CSSProperties}
          onAnimationEnd={() => reactions.done(id)}
        >
          <Glyph kind={kind} size={own ? 30 : 24} />
        </span>
      ))}
    </div>
  );
}
