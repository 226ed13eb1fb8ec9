import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const VERSIONS = '/usr/lib/postgresql';
const CLIENTS = 20;

/**
 * A claim as our server decides it, in one round trip. `claim` locks the product's row before it looks, which is how one
 * decides on stock in PostgreSQL where more hangs on it than one number; `claim_at_once` leaves the look to the update,
 * which locks nothing where nothing is left, and so writes nothing either.
 */
const SCHEMA = `
  CREATE TABLE products (id int PRIMARY KEY, left_over int NOT NULL);
  CREATE TABLE holds (buyer bigint PRIMARY KEY, product int NOT NULL, units int NOT NULL, minor int NOT NULL,
    state text NOT NULL, at timestamptz NOT NULL DEFAULT now());
  CREATE TABLE answers (key bigint PRIMARY KEY, answer text NOT NULL);
  CREATE FUNCTION hold(the_buyer bigint, the_key bigint) RETURNS text LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO holds (buyer, product, units, minor, state) VALUES (the_buyer, 1, 1, 7900, 'held');
    INSERT INTO answers VALUES (the_key, 'held');
    RETURN 'held';
  END $$;
  CREATE FUNCTION claim(the_buyer bigint, the_key bigint) RETURNS text LANGUAGE plpgsql AS $$
  DECLARE known text; rest int;
  BEGIN
    SELECT answer INTO known FROM answers WHERE key = the_key;
    IF FOUND THEN RETURN known; END IF;
    SELECT left_over INTO rest FROM products WHERE id = 1 FOR UPDATE;
    IF rest < 1 THEN RETURN 'sold-out'; END IF;
    UPDATE products SET left_over = rest - 1 WHERE id = 1;
    RETURN hold(the_buyer, the_key);
  END $$;
  CREATE FUNCTION claim_at_once(the_buyer bigint, the_key bigint) RETURNS text LANGUAGE plpgsql AS $$
  DECLARE known text;
  BEGIN
    SELECT answer INTO known FROM answers WHERE key = the_key;
    IF FOUND THEN RETURN known; END IF;
    UPDATE products SET left_over = left_over - 1 WHERE id = 1 AND left_over > 0;
    IF NOT FOUND THEN RETURN 'sold-out'; END IF;
    RETURN hold(the_buyer, the_key);
  END $$;
`;
const scriptOf = (name: string) =>
  `\\set buyer random(1, 9000000000000000)\nSELECT ${name}(:buyer, :buyer);\n`;

/**
 * Claims against PostgreSQL as it is set up by itself, each commit synced, asked by its own pgbench with prepared
 * statements over a Unix socket, on all cores.
 */
export async function claimFromPostgres(claims: number, units: number) {
  const version = readdirSync(VERSIONS).sort().at(-1) ?? '';
  const program = (name: string) => join(VERSIONS, version, 'bin', name);
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-postgres-'));
  const owner = serverUser();
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const run = (name: string, ...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync(program(name), args, { encoding: 'utf8', ...owner });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
    return stdout;
  };
  run('initdb', '--pgdata', join(folder, 'data'), '--username', 'bench', '--auth', 'trust');
  const server = spawn(
    program('postgres'),
    [
      '-D',
      join(folder, 'data'),
      '-k',
      folder,
      '-c',
      'listen_addresses=',
      '-c',
      'fsync=on',
      '-c',
      'synchronous_commit=on',
    ],
    { ...owner, stdio: ['ignore', 'inherit', 'pipe'] },
  );
  try {
    for await (const line of createInterface({ input: server.stderr }))
      if (line.includes('ready to accept connections')) break;
    server.stderr.resume();
    const place = ['--host', folder, '--username', 'bench'];
    const sql = (text: string) => run('psql', ...place, '--dbname', 'postgres', '-qtAc', text).trim();
    sql(SCHEMA);
    const load = ['--no-vacuum', '--protocol', 'prepared', '--jobs', '2'];
    const rush = (name: string, count: number, stock: number) => {
      const script = join(folder, `${name}.sql`);
      writeFileSync(script, scriptOf(name), { mode: 0o644 });
      sql(`TRUNCATE products, holds, answers; INSERT INTO products VALUES (1, ${stock}); CHECKPOINT`);
      const each = ['--client', String(CLIENTS), '--transactions', String(Math.ceil(count / CLIENTS))];
      const output = run('pgbench', ...place, ...load, '--file', script, ...each, 'postgres');
      return {
        per_s: Math.round(Number(/tps = ([\d.]+)/.exec(output)?.[1])),
        sold: Number(sql('SELECT count(*) FROM holds')),
      };
    };
    const [rushed, atOnce, holds] = [
      rush('claim', claims, units),
      rush('claim_at_once', claims, units),
      rush('claim', Math.min(claims, 5000), claims),
    ];
    return {
      decisions_per_s: rushed.per_s,
      decisions_at_once_per_s: atOnce.per_s,
      holds_per_s: holds.per_s,
      sold: rushed.sold,
    };
  } finally {
    server.kill('SIGQUIT');
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

/** PostgreSQL refuses to run as root, so there it runs as the user that its package has made. */
function serverUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}
