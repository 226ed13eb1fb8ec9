import { CommandError } from '../../shared/errors.ts';

/** What is wrong with a list of products that an action refuses; undefined where it refuses nothing. */
export function problemOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    if (error instanceof CommandError) return error.params?.problem;
    throw error;
  }
  return undefined;
}
