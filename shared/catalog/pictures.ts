import { z } from 'zod';

/** Why the picture of a product could not be fetched. A page has a sentence for each. */
export const PictureErrorCode = z.enum([
  'not-a-picture', // what is there is no PNG, JPEG or WebP, whatever its name says
  'too-large', // more bytes than are kept
  'private', // its address leads into a private network
  'unreachable', // nobody answers there, or with an error
  'too-slow', // it did not come in time
]);
export type PictureErrorCode = z.infer<typeof PictureErrorCode>;

/** How it goes with the pictures that the show's server fetches from shops. */
export const PictureProgress = z.object({
  /** Pictures still to come. */
  waiting: z.number().int(),
  /** Pictures kept since the server started. */
  kept: z.number().int(),
  failed: z.array(z.object({ productId: z.string(), address: z.string(), fault: PictureErrorCode })),
});
export type PictureProgress = z.infer<typeof PictureProgress>;

export const noPictures = (): PictureProgress => ({ waiting: 0, kept: 0, failed: [] });
