import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { SqliteLog } from '../../server/log/sqlite-log.ts';

export const silent = pino({ level: 'silent' });

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real log on a real disk; closed when the test ends, unless the test closes it itself. */
export async function openTestLog(folder = temporaryFolder()): Promise<SqliteLog> {
  const log = await SqliteLog.open(join(folder, 'shows.sqlite'));
  onTestFinished(() => log.close().catch(() => {}));
  return log;
}
