import { z } from 'zod';
import { ShowTitle } from '../lifecycle/protocol.ts';
import { Phase } from '../lifecycle/state.ts';
import { Money } from '../money.ts';
import { Reach } from '../reach/contract.ts';
import { HOST } from '../roles.ts';
import { HomeChange } from './events.ts';

const done = z.object({});

export const homeCommands = {
  /** Plans the show's beginning, puts it on the public list or away. */
  'home.change': { roles: HOST, data: HomeChange.strict(), result: done },
} as const;

const Slug = z.string().min(1).max(80);

/** `POST /api/shows`: a new show, with what it takes along of an earlier one. */
export const NewShow = z.strictObject({
  title: ShowTitle,
  startsAt: z.number().int().positive().max(8.64e15).optional(),
  from: Slug.optional(),
  /** Names of features, of those that `GET /api/shows/:show/template` names. */
  take: z.array(z.string().max(40)).max(40).optional(),
});
export type NewShow = z.infer<typeof NewShow>;

/** `PATCH /api/shows/:show` */
export const ShowChange = HomeChange.extend({ title: ShowTitle.optional() }).strict();
export type ShowChange = z.infer<typeof ShowChange>;

/** `DELETE /api/shows/:show`: its title, so that nobody deletes another one than they mean. */
export const ShowDeletion = z.strictObject({ title: z.string().max(80) });

/** What somebody who watches may know of a show before they open it. */
export const PublicShow = z.object({
  slug: Slug,
  title: z.string(),
  phase: Phase,
  startsAt: z.number().optional(),
  /** Of a product that viewers have seen. */
  picture: z.string().optional(),
});
export type PublicShow = z.infer<typeof PublicShow>;

/** A show as its host sees it at home. */
export const ShowSummary = PublicShow.extend({
  createdAt: z.number(),
  isListed: z.boolean(),
  isArchived: z.boolean(),
  products: z.number().int(),
  /** How many people watched at once, at most; and how many do now, while somebody has it open. */
  peak: z.number().int(),
  watching: z.number().int(),
  orders: z.number().int(),
  /** What was paid for them, by currency. */
  paid: z.array(Money),
  /** Whether everybody may watch a recording of it. */
  hasReplay: z.boolean(),
});
export type ShowSummary = z.infer<typeof ShowSummary>;

/** `GET /api/shows`: what everybody may see, and for the owner everything. */
export const PublicList = z.object({ shows: z.array(PublicShow), now: z.number() });
export const OwnerList = z.object({ shows: z.array(ShowSummary), now: z.number(), reach: Reach });
export type PublicList = z.infer<typeof PublicList>;
export type OwnerList = z.infer<typeof OwnerList>;

/** What a new show can take along, or has taken, by feature. */
export const Takes = z.array(
  z.object({
    feature: z.string(),
    count: z.number().int(),
    /** Names of what stays behind because it is gone. */
    leftOut: z.array(z.string()),
  }),
);
export type Takes = z.infer<typeof Takes>;

/** `GET /api/shows/:show/template` */
export const Template = z.object({
  title: z.string(),
  /** When the earlier show was planned to begin, else when it began. */
  startedAt: z.number().optional(),
  takes: Takes,
});
export type Template = z.infer<typeof Template>;

/** A show's name in addresses, and the invite that opens its studio for the owner. */
export const StudioEntry = z.object({ show: z.string(), invite: z.string() });
export type StudioEntry = z.infer<typeof StudioEntry>;

/** The answer to a new show. */
export const MadeShow = StudioEntry.extend({ takes: Takes });
export type MadeShow = z.infer<typeof MadeShow>;

/** `POST /api/home/key`: a new key, with which all earlier ones end. */
export const NewKey = z.object({ key: z.string() });
