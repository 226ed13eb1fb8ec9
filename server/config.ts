import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { z } from 'zod';
import { trustedProxies } from './edge/client-address.ts';
import { StartError } from './start-error.ts';

const port = z.coerce.number().int().min(0).max(65535);

interface Setting {
  readonly env: string;
  readonly schema: z.ZodType<unknown, string | undefined>;
  readonly must: string;
  readonly help: string;
}

function setting(env: string, schema: z.ZodType, must: string, help: string): Setting {
  return { env, schema: schema as Setting['schema'], must, help };
}

/** `stun:host`, `turn:host:port?transport=tcp`, or with a name and password of its own `turn:name:password@host`. */
const ICE_SERVER = /^((stun|turn)s?:[^\s@<>"]+|turns?:[^\s:@]+:[^\s@]+@[^\s@<>"]+)$/;
/** A TURN server whose credentials are made by a shared secret. */
const SHARED_SECRET_TURN = /^turns?:[^@]+$/;

/** Every setting once: its flag (the key), its environment variable, what it must be and what it does. */
const SETTINGS = {
  data: setting(
    'VITRINE_DATA',
    z.string().default(defaultDataFolder()),
    'be a folder',
    'where shows are kept',
  ),
  host: setting(
    'VITRINE_HOST',
    z.string().min(1).default('127.0.0.1'),
    'be an address',
    'address to listen on',
  ),
  port: setting(
    'VITRINE_PORT',
    port.default(8787),
    'be a whole number from 0 to 65535',
    'port for pages and chat',
  ),
  'media-port': setting(
    'VITRINE_MEDIA_PORT',
    port.default(44444),
    'be a whole number from 0 to 65535',
    'first port for pictures and sound, UDP and TCP; one more for each further core',
  ),
  'rtmp-port': setting(
    'VITRINE_RTMP_PORT',
    port.default(1935),
    'be a whole number from 0 to 65535',
    'port for encoders that send by RTMP, such as OBS',
  ),
  ffmpeg: setting(
    'FFMPEG',
    z.string().min(1).default('ffmpeg'),
    'be a program',
    'the ffmpeg that RTMP needs, by name or by path',
  ),
  'ice-servers': setting(
    'VITRINE_ICE_SERVERS',
    z
      .string()
      .default('')
      .transform(list => list.split(',').filter(Boolean))
      .pipe(z.array(z.string().regex(ICE_SERVER))),
    'be a list such as stun:example.org,turn:example.org:3478',
    'STUN servers told to encoders and players, and TURN servers told to those of the show',
  ),
  'turn-secret': setting(
    'VITRINE_TURN_SECRET',
    z.string().min(16).optional(),
    'have at least 16 characters',
    'what the TURN servers know too (coturn: static-auth-secret), for credentials that hold 12 hours',
  ),
  announce: setting(
    'VITRINE_ANNOUNCE',
    z.string().min(1).optional(),
    'be an address',
    'address told to viewers for media',
  ),
  show: setting(
    'VITRINE_SHOW',
    z.string().trim().min(1).max(80).default('My show'),
    'have 1 to 80 characters',
    'name of the show',
  ),
  catalog: setting(
    'VITRINE_CATALOG',
    z.string().min(1).optional(),
    'be a file',
    'CSV or JSON file of products to load',
  ),
  'private-pictures': setting(
    'VITRINE_PRIVATE_PICTURES',
    z.enum(['no', 'yes']).default('no'),
    'be yes or no',
    'whether product pictures may be fetched from this machine and private networks',
  ),
  secret: setting(
    'VITRINE_SECRET',
    z.string().min(32).optional(),
    'have at least 32 characters',
    'signs invites; made and kept in the data folder where absent',
  ),
  'chat-rate': setting(
    'VITRINE_CHAT_RATE',
    z.coerce.number().int().min(0).max(1000).default(10),
    'be a whole number from 0 to 1000',
    'chat lines a second that a viewer gets at most; 0 sends all of them',
  ),
  edges: setting(
    'VITRINE_EDGES',
    z.coerce.number().int().min(0).max(256).optional(),
    'be a whole number from 0 to 256',
    'processes that hold the sockets of a large show; one for each core where absent',
  ),
  'trust-proxy': setting(
    'VITRINE_TRUST_PROXY',
    z
      .string()
      .default('no')
      .transform((value, context) => {
        try {
          return trustedProxies(value);
        } catch (error) {
          context.addIssue(String(error));
          return z.NEVER;
        }
      }),
    'be no, yes or a list of addresses and networks such as 10.0.0.0/8',
    'proxies in front whose X-Forwarded-For is believed',
  ),
  'chat-days': setting(
    'VITRINE_CHAT_DAYS',
    z.coerce.number().int().min(0).max(3650).default(0),
    'be a whole number of days from 0 to 3650',
    'how long chat lines are kept; 0 keeps them as long as their show',
  ),
  'log-level': setting(
    'VITRINE_LOG_LEVEL',
    z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
    'be debug, info, warn, error or silent',
    'what is logged to standard error',
  ),
} as const;

type Name = keyof typeof SETTINGS;

/** What must not stand in a terminal or a log. */
const HIDDEN: readonly Name[] = ['secret', 'ice-servers', 'turn-secret'];

export interface Config {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly mediaPort: number;
  readonly rtmpPort: number;
  readonly ffmpeg: string;
  readonly iceServers: readonly string[];
  /** Shared with the TURN servers that are named without a password. */
  readonly turnSecret: string | undefined;
  readonly announce: string | undefined;
  readonly show: string;
  /** Whether somebody named the show; one that nobody asks for is not made anew once it was deleted. */
  readonly isShowWanted: boolean;
  readonly catalog: string | undefined;
  readonly privatePictures: boolean;
  readonly secret: string | undefined;
  /** Chat lines a second that a viewer gets at most; 0 for all. */
  readonly chatRate: number;
  /** Processes that hold sockets; one for each core where undefined. */
  readonly edges: number | undefined;
  /** Proxies whose X-Forwarded-For is believed, as `fastify({ trustProxy })` takes them. */
  readonly trustProxy: false | string[];
  /** How many days chat lines are kept; 0 for as long as their show. */
  readonly chatDays: number;
  readonly logLevel: string;
}

/**
 * Reads the settings from flags, then the environment, then their defaults. Throws a StartError that names the
 * setting, the value and what it must be.
 */
export function readConfig(args: readonly string[], env: NodeJS.ProcessEnv): Config {
  const flags = readFlags(args);
  const value = (name: Name): unknown => {
    const { env: variable, schema, must } = SETTINGS[name];
    const given = flags[name] ?? (env[variable] || undefined);
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    const source = flags[name] === undefined ? variable : `--${name}`;
    throw new StartError(`${source} must ${must}, not "${HIDDEN.includes(name) ? '…' : given}".`);
  };
  const iceServers = value('ice-servers') as string[];
  const turnSecret = value('turn-secret') as string | undefined;
  if (turnSecret === undefined && iceServers.some(each => SHARED_SECRET_TURN.test(each)))
    throw new StartError(
      'A TURN server without a name and password needs --turn-secret (VITRINE_TURN_SECRET).',
    );
  return {
    data: resolve(value('data') as string),
    host: value('host') as string,
    port: value('port') as number,
    mediaPort: value('media-port') as number,
    rtmpPort: value('rtmp-port') as number,
    ffmpeg: value('ffmpeg') as string,
    iceServers,
    turnSecret,
    announce: value('announce') as string | undefined,
    show: value('show') as string,
    isShowWanted: (flags.show ?? env[SETTINGS.show.env] ?? '') !== '',
    catalog: value('catalog') as string | undefined,
    privatePictures: value('private-pictures') === 'yes',
    secret: value('secret') as string | undefined,
    chatRate: value('chat-rate') as number,
    edges: value('edges') as number | undefined,
    trustProxy: value('trust-proxy') as false | string[],
    chatDays: value('chat-days') as number,
    logLevel: value('log-level') as string,
  };
}

/** The settings as a page of help. */
export function helpText(): string {
  const lines = Object.entries(SETTINGS).map(
    ([name, { env, help, schema }]) =>
      `  --${`${name} VALUE`.padEnd(20)} ${help}${defaultOf(schema)} [${env}]`,
  );
  return [
    'Vitrine show server. Settings, with the environment variable that each may come from:',
    ...lines,
  ].join('\n');
}

function defaultOf(schema: z.ZodType): string {
  const parsed = schema.safeParse(undefined);
  return parsed.success && parsed.data !== undefined && String(parsed.data) !== ''
    ? ` (default ${parsed.data})`
    : '';
}

function readFlags(args: readonly string[]): Partial<Record<Name, string>> {
  const options = Object.fromEntries(Object.keys(SETTINGS).map(name => [name, { type: 'string' }]));
  try {
    const { values } = parseArgs({ args: [...args], options: options as ParseArgsConfig['options'] });
    return values as Partial<Record<Name, string>>;
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : error}\n\n${helpText()}`);
  }
}

function defaultDataFolder(): string {
  const home = homedir();
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'Vitrine');
  if (process.platform === 'win32')
    return join(process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Vitrine');
  return join(process.env.XDG_DATA_HOME ?? join(home, '.local', 'share'), 'vitrine');
}
