import { z } from 'zod';
import { HoldReason } from '../chat/message.ts';
import { erasedMute, Mute } from '../moderation/rules.ts';
import { erasedStrike, Strike } from '../sanctions/strikes.ts';

/** Longest appeal and longest note of an answer, in characters as a reader counts them. */
export const MAX_APPEAL_LENGTH = 300;
/** In UTF-16 units: room for so many emoji that are made of several others. */
export const MAX_APPEAL_UNITS = 8 * MAX_APPEAL_LENGTH;

/** Ready answers, which the viewer reads in their own language. */
export const TEMPLATES = {
  accepted: ['mistake', 'careful'],
  declined: ['rules', 'repeated', 'wait'],
} as const;
export const Template = z.enum([...TEMPLATES.accepted, ...TEMPLATES.declined]);
export type Template = z.infer<typeof Template>;

export const AppealAnswer = z.object({
  isAccepted: z.boolean(),
  template: Template.optional(),
  note: z.string().optional(),
  at: z.number(),
  /** Which of the crew answered; the viewer is told of the team alone. */
  by: z.object({ id: z.string(), name: z.string() }).optional(),
  /** The mute that was lifted, so that it can be put back; the crew's alone. */
  lifted: Mute.optional(),
  /** The strike that was taken back with it, for the same; the crew's alone. */
  takenBack: Strike.optional(),
});
export type AppealAnswer = z.infer<typeof AppealAnswer>;

/** What a muted viewer asks the crew, once for each mute. */
export const Appeal = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  text: z.string(),
  at: z.number(),
  /** When the mute that it is about ends; null lasts for the show. */
  until: z.number().nullable(),
  /** What the show's rules have against its text; the crew's alone. */
  reasons: z.array(HoldReason).optional(),
  answer: AppealAnswer.optional(),
});
export type Appeal = z.infer<typeof Appeal>;

/** An answer as the viewer may know it. */
export function answerForPerson({
  by: _by,
  lifted: _lifted,
  takenBack: _strike,
  ...answer
}: AppealAnswer): AppealAnswer {
  return answer;
}

/** An appeal as its viewer may know it. */
export function appealForPerson({ reasons: _reasons, answer, ...appeal }: Appeal): Appeal {
  return { ...appeal, ...(answer ? { answer: answerForPerson(answer) } : {}) };
}

/** An answer to somebody who was erased: what was decided, without what was written to or about them. */
export function erasedAnswer({ note: _text, lifted, takenBack, ...answer }: AppealAnswer): AppealAnswer {
  return {
    ...answer,
    ...(lifted ? { lifted: erasedMute(lifted) } : {}),
    ...(takenBack ? { takenBack: erasedStrike(takenBack) } : {}),
  };
}
