import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { violations } from '../support/accessible.ts';
import { expect, test } from './fixtures.ts';

const SCRIPT = fileURLToPath(new URL('../../scripts/ledger.ts', import.meta.url));

const verify = (file: string): Promise<{ code: number; text: string }> =>
  new Promise(resolve =>
    execFile(process.execPath, [SCRIPT, 'verify', file, '--closed'], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: stdout + stderr }),
    ),
  );

test('the ledger says who muted whom and why, and its file is verified until a byte of it is changed', async ({
  host,
  studio: { page },
  moderator,
  viewer,
}, testInfo) => {
  await host.send('show.goLive', {});
  await viewer.acceptNote();
  await viewer.write('cheap watches here');
  const line = moderator.page.getByText('cheap watches here');
  await expect(line).toBeVisible();
  const { messages } = host.store.getState().show.chat;
  const personId = messages.find(({ text }) => text === 'cheap watches here')?.personId ?? '';
  await host.send('moderation.mute', { personId, seconds: 600, reason: 'sells watches' });

  await moderator.page.getByRole('button', { name: 'Ledger' }).click();
  const entries = moderator.page.getByRole('region', { name: 'Entries of the ledger, the newest first' });
  await expect(entries.getByText(/^Host muted Guest \d+ for 10 min: sells watches$/)).toBeVisible();
  await expect(moderator.page.getByRole('button', { name: 'Download' })).toHaveCount(0);
  expect(await violations(moderator.page, '[role="dialog"]')).toEqual([]);

  await host.send('show.end', {});
  await page.getByRole('button', { name: 'Report' }).click();
  await page.getByRole('button', { name: 'Ledger' }).click();
  const ledger = page.getByRole('dialog', { name: 'Ledger' });
  await expect(ledger.getByText(/^Signed at/)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    ledger.getByRole('button', { name: 'Download' }).click(),
  ]);
  const file = testInfo.outputPath('ledger.jsonl');
  await download.saveAs(file);
  expect(await verify(file)).toMatchObject({ code: 0, text: expect.stringContaining('is whole') });
  const lines = readFileSync(file, 'utf8').split('\n');
  const muted = lines.findIndex(each => each.includes('moderation.muted'));
  writeFileSync(file, lines.with(muted, lines[muted]?.replace('"until":1', '"until":2') ?? '').join('\n'));
  expect(await verify(file)).toMatchObject({
    code: 1,
    text: expect.stringContaining(`Line ${muted + 1}: changed`),
  });
});
