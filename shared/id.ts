import { z } from 'zod';

/**
 * Whether every object inherits a property of this name, such as `constructor` or `__proto__`. A record seems to have an
 * entry for such a key, so no id that comes from outside may be one.
 */
export const isInherited = (key: string): boolean => key in Object.prototype;

/** An id that comes from outside: of a shop, a file or a page. */
export const Id = z
  .string()
  .min(1)
  .max(64)
  .refine(key => !isInherited(key), 'is the name of a property that every object has');

/** An id that may stand in an address and in a file's name. */
export const PlainId = Id.regex(/^[\w-]+$/);
