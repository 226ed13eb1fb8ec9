import { z } from 'zod';
import { Levels } from '../moderation/levels.ts';
import { event, toCrew } from '../show/contract.ts';
import { Mode, ModeKind, ModeSetting, Modes, Setter } from './mode.ts';

/** A viewer's line as slow mode and unique chat know it: by the key of its text, written at a server time. */
export const KnownLine = z.object({ personId: z.string(), key: z.number(), at: z.number() });
export type KnownLine = z.infer<typeof KnownLine>;

const toNobody = (): undefined => undefined;

/** What shield mode makes stricter beside the modes, as it was before. */
export const Safeguards = z.object({ levels: Levels, newcomerMinutes: z.number().nullable() });

const Shielding = z.object({
  modes: Modes,
  by: Setter.optional(),
  /** True where Vitrine did so because it looked like a raid. Like `by` only the crew is told. */
  isByItself: z.literal(true).optional(),
  /** What comes back when it is turned off, beside the modes. */
  safeguards: Safeguards.optional(),
});

/** A mode without who set it, which is the crew's to know. */
function withoutSetter({ by: _crewOnly, ...mode }: Mode): Mode {
  return mode;
}

/** The modes as viewers and brand reps know them. */
export const publicModes = (modes: Modes): Modes =>
  Object.fromEntries(Object.entries(modes).map(([kind, mode]) => [kind, withoutSetter(mode)]));

export const modeEvents = {
  /** null: the mode is off. */
  'mode.changed': event(
    z.object({ kind: ModeKind, mode: Mode.nullable() }),
    (data, { kind }) => (kind === 'crew' || !data.mode ? data : { ...data, mode: withoutSetter(data.mode) }),
    { ledger: ({ kind, mode }) => ({ data: { kind, mode: mode && withoutSetter(mode) } }) },
  ),
  /** Shield mode is on, with the modes that hold from now on. */
  'mode.shielded': event(
    Shielding,
    (data, { kind }) => (kind === 'crew' ? data : { modes: publicModes(data.modes) }),
    { ledger: ({ modes }) => ({ data: { modes: publicModes(modes) } }) },
  ),
  /** Shield mode is off, with the modes that hold from now on. */
  'mode.unshielded': event(
    z.object({ modes: Modes }),
    ({ modes }, { kind }) => ({ modes: kind === 'crew' ? modes : publicModes(modes) }),
    { ledger: ({ modes }) => ({ data: { modes: publicModes(modes) } }) },
  ),
  /** A viewer writes a line that later ones are compared with. It never leaves the server. */
  'mode.noted': event(KnownLine, toNobody, { lane: 'talk', author: ({ personId }) => personId }),
  /** A viewer's first line in the show waits for approval. It never leaves the server. */
  'mode.waited': event(z.object({ personId: z.string() }), toNobody, { ledger: false }),
  'mode.presetChanged': event(z.object({ preset: z.array(ModeSetting) }), toCrew, { ledger: true }),
} as const;
