import { z } from 'zod';
import {
  type RemoteCheck,
  type RemoteProblem,
  type RemoteWarning,
  ServerInfo,
} from '../../shared/reach/remote-server.ts';
import { PROTOCOL_VERSION } from '../../shared/show/protocol.ts';
import { isOwnMachine } from '../origin.ts';

const WITHIN_MS = 6000;
/** What a server before `GET /api/server` answers at `/healthz`. */
const OldHealth = z.object({ ok: z.boolean(), log: z.boolean() });

/** A link to a studio: an invite with its show, or the owner's key. */
interface StudioLink {
  /** The server's address with the path before `/studio/`, without a slash at its end. */
  readonly base: string;
  readonly host: string;
  readonly show: string | null;
  readonly token: string;
}

/** Asks a server whether the studio of a link can be opened there; never rejects. */
export async function checkServer(text: string): Promise<RemoteCheck> {
  const link = parseLink(text);
  if (!link) return { kind: 'problem', problem: 'not-a-link', host: '' };
  const { host } = link;
  const asked = await ask(link);
  if (typeof asked === 'string') return { kind: 'problem', problem: asked, host };
  if (asked === undefined) {
    const isOld = await isOldVitrine(link.base);
    if (!isOld) return { kind: 'problem', problem: 'not-vitrine', host };
    return { kind: 'good', host, warnings: ['older', 'unchecked', ...insecure(link)] };
  }
  if (asked.invite && asked.invite !== 'good') return { kind: 'problem', problem: asked.invite, host };
  return { kind: 'good', host, warnings: warningsOf(asked, link) };
}

function parseLink(text: string): StudioLink | undefined {
  const url = URL.parse(text.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const fragment = new URLSearchParams(url.hash.slice(1));
  const token = fragment.get('invite') ?? fragment.get('key');
  if (!token) return undefined;
  const path = url.pathname.replace(/\/studio\/?$/, '').replace(/\/$/, '');
  return { base: `${url.origin}${path}`, host: url.host, show: fragment.get('show'), token };
}

/** What the server tells of itself; a problem where it can't be asked, undefined where it doesn't know the question. */
async function ask({ base, show, token }: StudioLink): Promise<ServerInfo | RemoteProblem | undefined> {
  try {
    const query = show === null ? '' : `?${new URLSearchParams({ show })}`;
    const response = await fetch(`${base}/api/server${query}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const parsed = ServerInfo.safeParse(await response.json().catch(() => undefined));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    return problemOf(error);
  }
}

async function isOldVitrine(base: string): Promise<boolean> {
  try {
    const response = await fetch(`${base}/healthz`, { signal: AbortSignal.timeout(WITHIN_MS) });
    return OldHealth.safeParse(await response.json()).success;
  } catch {
    return false;
  }
}

/** Node's fetch puts the system's or OpenSSL's code into the cause of its error. */
function problemOf(error: unknown): RemoteProblem {
  const { code = '' } = ((error as Error).cause ?? {}) as { code?: string };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unresolved';
  if (code === 'ECONNREFUSED') return 'refused';
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') return 'no-tls';
  return /CERT|SIGNED|ALTNAME|ISSUER/.test(code) ? 'certificate' : 'unreachable';
}

function warningsOf({ protocol, media }: ServerInfo, link: StudioLink): RemoteWarning[] {
  return [
    ...(protocol < PROTOCOL_VERSION ? ['older' as const] : []),
    ...(protocol > PROTOCOL_VERSION ? ['newer' as const] : []),
    ...(media ? [] : ['no-media' as const]),
    ...insecure(link),
  ];
}

/** Browsers give cameras to pages by TLS and of their own machine only. */
function insecure({ base }: StudioLink): RemoteWarning[] {
  const { protocol, hostname } = new URL(base);
  return protocol === 'https:' || isOwnMachine(hostname.replace(/^\[|\]$/g, '')) ? [] : ['insecure'];
}
