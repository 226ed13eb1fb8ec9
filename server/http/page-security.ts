import type { IncomingMessage } from 'node:http';
import type { FastifyHelmetOptions } from '@fastify/helmet';
import { inlineScriptSources } from './inline-scripts.ts';

const isStudio = ({ url }: IncomingMessage): boolean => url?.startsWith('/studio/') ?? false;

/**
 * Only the studio may compile WebAssembly, for noise suppression and backgrounds; no page may use eval. The viewer's page
 * has a script within its document, which the build has written there.
 */
function scriptSources(viewerPage: string): (request: IncomingMessage) => string {
  const viewer = ["'self'", ...inlineScriptSources(viewerPage)].join(' ');
  return request => (isStudio(request) ? "'self' 'wasm-unsafe-eval'" : viewer);
}

/** A host as it stands in a request: a name or an address, and a port. Anything else could end the directive. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;

const moreSources = new WeakMap<IncomingMessage, readonly string[]>();

/** Lets the page that a request is answered with connect to these origins too. Called before the headers are made. */
export function allowSources(request: IncomingMessage, origins: readonly string[]): void {
  moreSources.set(request, origins);
}

/**
 * Where a page may connect to beside this server's own addresses, whose socket not every browser counts among 'self'. Only
 * the studio may connect to other servers: OBS in the host's network, and WHIP servers of the host's choice, by HTTPS or on
 * their own machine; a show's page may also play from the media service that its host has chosen.
 */
function connectSource(request: IncomingMessage): string {
  if (isStudio(request)) return 'ws: wss: https: http://127.0.0.1:* http://localhost:*';
  const { host = '' } = request.headers;
  const own = HOST.test(host) ? `ws://${host} wss://${host}` : "'self'";
  return [own, ...(moreSources.get(request) ?? [])].join(' ');
}

/** Where pages may load from: styles and frames from this server only, product pictures from any shop. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'https:', 'data:', 'blob:'],
  mediaSrc: ["'self'", 'blob:'],
  connectSrc: ["'self'", connectSource],
  fontSrc: ["'self'"],
  workerSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  // No form of ours is sent by the browser itself.
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/** The security headers of all pages. @param viewerPage the document of the viewers' page */
export const pageSecurity = (viewerPage: string): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { ...CONTENT_SECURITY_POLICY, scriptSrc: [scriptSources(viewerPage)] },
  },
  // No HSTS: plain HTTP is allowed on the own machine and network.
  strictTransportSecurity: false,
  originAgentCluster: false,
  crossOriginOpenerPolicy: false,
});
