export type Platform = 'mac' | 'windows' | 'linux' | 'other';

/** Which system's settings to name when it keeps a camera back. */
export function platformOf(userAgent: string): Platform {
  if (/Android|iPhone|iPad/.test(userAgent)) return 'other';
  if (/Mac OS X|Macintosh/.test(userAgent)) return 'mac';
  if (/Windows/.test(userAgent)) return 'windows';
  if (/Linux|CrOS/.test(userAgent)) return 'linux';
  return 'other';
}
