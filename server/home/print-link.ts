// Prints the owner's link to the list of shows, for whoever may read the data folder: the journal of a service has no keys.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { StartError } from '../start-error.ts';
import { OwnerKey } from './owner-key.ts';

async function main(): Promise<void> {
  const [origin = ''] = process.argv.slice(2);
  const { data, secret } = readConfig([], process.env);
  const kept = secret ?? (await readFile(join(data, 'secret'), 'utf8').catch(() => undefined))?.trim();
  if (!kept) throw new StartError(`No server has used the data folder ${data} yet: start it first.`);
  const key = await OwnerKey.open(kept, join(data, 'owner.json'));
  process.stdout.write(`${origin}/studio/#key=${await key.sign()}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof StartError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
