import { z } from 'zod';
import { hasSight, Role, type Viewpoint } from '../roles.ts';

/** The platforms whose chat can be read along. */
export const ChatPlatform = z.enum(['twitch']);
export type ChatPlatform = z.infer<typeof ChatPlatform>;

/** The languages that the crew is told of. */
export const ChatLanguage = z.enum(['en', 'zh', 'ru']);
export type ChatLanguage = z.infer<typeof ChatLanguage>;

/** Why a message is kept from viewers, and the part of its text in which that was found. */
export const HoldReason = z.object({
  /** The feature that says so and what it found, as in `rules.phrase`; the studio has its words as `reason.phrase`. */
  by: z.string().regex(/^[a-z]+\.[a-zA-Z]+$/),
  /** The words in which it is said what was looked for, such as a rule's phrase. */
  words: z.string().optional(),
  /** What of the feature's found it, such as a rule. */
  id: z.string().optional(),
  /** From the first UTF-16 unit up to the one after the last. */
  at: z.tuple([z.number().int().nonnegative(), z.number().int().positive()]).optional(),
});
export type HoldReason = z.infer<typeof HoldReason>;

export const ChatMessage = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  role: Role,
  text: z.string(),
  /** Server time in milliseconds since the epoch. */
  at: z.number(),
  /** Where it was written, if that is not the show's own page. Only the crew sees such a message. */
  platform: ChatPlatform.optional(),
  /** Why nobody but its author and the crew sees it; on its author's page it looks like any other message. */
  hidden: z.array(HoldReason).optional(),
  /** What it is written in, as far as that can be told. For the crew alone. */
  language: ChatLanguage.optional(),
  /** True where the classifier gave no answer in time, so that rules alone decided. For the crew alone. */
  byRulesAlone: z.literal(true).optional(),
  /** True where its author had been here for only some minutes. For the crew alone. */
  newcomer: z.literal(true).optional(),
  /** Server time until which its author and the crew alone see it. */
  until: z.number().optional(),
  /** The line that it answers. Its text is not kept here: what is deleted or erased can be quoted nowhere. */
  replyTo: z.string().optional(),
});
export type ChatMessage = z.infer<typeof ChatMessage>;

/** A message that viewers don't see: held for approval, or deleted. Only crew replicas have any. */
export const WithheldMessage = z.object({
  message: ChatMessage,
  state: z.enum(['held', 'deleted']),
  /** Where a restored message goes back to. */
  was: z.enum(['posted', 'held']),
  reasons: z.array(HoldReason),
  /** True where it was taken away with all others of its author, and so comes back with them. */
  withdrawn: z.literal(true).optional(),
});
export type WithheldMessage = z.infer<typeof WithheldMessage>;

/** Messages without what is for the crew alone: the same object every time, so that its JSON text is made once. */
const publicOnes = new WeakMap<ChatMessage, ChatMessage>();

function publicMessage(message: ChatMessage): ChatMessage {
  if (!message.hidden && message.language === undefined && !message.byRulesAlone && !message.newcomer)
    return message;
  const known = publicOnes.get(message);
  if (known) return known;
  const {
    hidden: _hidden,
    language: _language,
    byRulesAlone: _byRulesAlone,
    newcomer: _newcomer,
    ...seen
  } = message;
  publicOnes.set(message, seen);
  return seen;
}

/** A message as it is once everybody sees it. */
export function withoutDelay({ until: _over, ...message }: ChatMessage): ChatMessage {
  return message;
}

/** Whether everybody on the show's own page sees a message that was posted, so that it can be quoted and pinned. */
export const isPublic = ({ hidden, platform, until }: ChatMessage): boolean =>
  !hidden && !platform && until === undefined;

/** What a viewpoint sees of a message that was posted. */
export function messageFor(message: ChatMessage, viewpoint: Viewpoint): ChatMessage | undefined {
  const { kind, personId } = viewpoint;
  const { hidden, platform } = message;
  if (kind === 'crew') return !hidden || hasSight(viewpoint, 'held') ? message : undefined;
  if (platform || !(isPublic(message) || message.personId === personId)) return undefined;
  return publicMessage(message);
}
