import { z } from 'zod';

/** A setting: its environment variable, its shape, what it must be and what it does. */
export interface Setting {
  readonly env: string;
  readonly schema: z.ZodType<unknown, string | undefined>;
  readonly must: string;
  readonly help: string;
}

/** Settings by the name of their flag. */
export type Settings = Readonly<Record<string, Setting>>;

export function setting(env: string, schema: z.ZodType, must: string, help: string): Setting {
  return { env, schema: schema as Setting['schema'], must, help };
}

export const port = z.coerce.number().int().min(0).max(65535);
export const PORT_RULE = 'be a whole number from 0 to 65535';
