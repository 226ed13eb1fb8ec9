export type Platform = 'mac' | 'windows' | 'linux' | 'other';

/** The operating system of a user agent, to name its camera settings. */
export function platformOf(userAgent: string): Platform {
  if (/Android|iPhone|iPad/.test(userAgent)) return 'other';
  if (/Mac OS X|Macintosh/.test(userAgent)) return 'mac';
  if (/Windows/.test(userAgent)) return 'windows';
  if (/Linux|CrOS/.test(userAgent)) return 'linux';
  return 'other';
}
