import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { z } from 'zod';
import { NETWORK_SETTINGS, type NetworkConfig, networkConfig } from './config/network.ts';
import { setting } from './config/setting.ts';
import { StartError } from './start-error.ts';

/** Every setting once: its flag (the key), its environment variable, what it must be and what it does. */
const SETTINGS = {
  data: setting(
    'VITRINE_DATA',
    z.string().default(defaultDataFolder()),
    'be a folder',
    'where shows are kept',
  ),
  ...NETWORK_SETTINGS,
  ffmpeg: setting(
    'FFMPEG',
    z.string().min(1).default('ffmpeg'),
    'be a program',
    'the ffmpeg that RTMP needs, by name or by path',
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
  'private-shops': setting(
    'VITRINE_PRIVATE_SHOPS',
    z.enum(['no', 'yes']).default('no'),
    'be yes or no',
    'whether connected shops may be on this machine and private networks, without TLS',
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
  'chat-days': setting(
    'VITRINE_CHAT_DAYS',
    z.coerce.number().int().min(0).max(3650).default(0),
    'be a whole number of days from 0 to 3650',
    'how long chat lines are kept; 0 keeps them as long as their show',
  ),
  'twitch-chat': setting(
    'VITRINE_TWITCH_CHAT',
    z.url({ protocol: /^wss?$/ }).default('wss://irc-ws.chat.twitch.tv:443'),
    'be an address that begins with wss:// or ws://',
    'where Twitch’s chat is read, for hosts that read one along',
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

export interface Config extends NetworkConfig {
  readonly data: string;
  readonly ffmpeg: string;
  readonly show: string;
  /** Whether somebody named the show; one that nobody asks for is not made anew once it was deleted. */
  readonly isShowWanted: boolean;
  readonly catalog: string | undefined;
  readonly privatePictures: boolean;
  readonly privateShops: boolean;
  readonly secret: string | undefined;
  /** Chat lines a second that a viewer gets at most; 0 for all. */
  readonly chatRate: number;
  /** Processes that hold sockets; one for each core where undefined. */
  readonly edges: number | undefined;
  /** How many days chat lines are kept; 0 for as long as their show. */
  readonly chatDays: number;
  /** Address of Twitch's chat server. */
  readonly twitchChat: string;
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
  return {
    ...networkConfig(value),
    data: resolve(value('data') as string),
    ffmpeg: value('ffmpeg') as string,
    show: value('show') as string,
    isShowWanted: (flags.show ?? env[SETTINGS.show.env] ?? '') !== '',
    catalog: value('catalog') as string | undefined,
    privatePictures: value('private-pictures') === 'yes',
    privateShops: value('private-shops') === 'yes',
    secret: value('secret') as string | undefined,
    chatRate: value('chat-rate') as number,
    edges: value('edges') as number | undefined,
    chatDays: value('chat-days') as number,
    twitchChat: value('twitch-chat') as string,
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
