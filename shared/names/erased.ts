/**
 * Stands for the name of somebody who was erased; pages have a text for it. No name that somebody chooses begins with a
 * space.
 */
export const ERASED_NAME = ' erased';
