import { z } from 'zod';
import { KEPT_FILES, KEPT_FOLDERS } from '../data-folder.ts';

/** What the last entry of a backup is called. It says what the others are, so a backup without it was cut short. */
export const MANIFEST = 'manifest.json';
/** The form of a backup; one of a higher number is from a newer Vitrine. */
export const BACKUP_FORMAT = 1;

const StoredFile = z.strictObject({ bytes: z.int().nonnegative(), sha256: z.string().length(64) });

export const Manifest = z.object({
  format: z.int().positive(),
  /** When the backup was made, in ISO 8601. */
  at: z.iso.datetime(),
  /** Form of the database's tables. */
  schema: z.int().nonnegative(),
  files: z.record(z.string(), StoredFile),
});
export type Manifest = z.infer<typeof Manifest>;
export type StoredFile = z.infer<typeof StoredFile>;

/** Whether a backup may bring a file of this path: one of the data folder's own, and nothing that leads out of it. */
export function isKept(path: string): boolean {
  if (KEPT_FILES.includes(path)) return true;
  const [folder = '', ...rest] = path.split('/');
  const isPlain = rest.every(part => part !== '' && !part.startsWith('.') && !/[\\\0]/.test(part));
  return KEPT_FOLDERS.includes(folder) && rest.length > 0 && isPlain;
}
