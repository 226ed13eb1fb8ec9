/** A page's path: that of its server, then the page's own part of it, the studio's or a show's; a list of shows has none. */
const PAGE_PATH = /^(.*?)\/(?:studio\/|s\/[^/]+)?$/;

/** The path under which a proxy in front serves this page's server, without a slash at its end; empty for a whole name. */
export const pathPrefix = (path = globalThis.location?.pathname ?? ''): string =>
  PAGE_PATH.exec(path)?.[1] ?? '';

/** The address of something on this page's server by its path there; one that is elsewhere is left as it is. */
export const atServer = (address: string): string =>
  /^\/(?!\/)/.test(address) ? `${pathPrefix()}${address}` : address;

/** The address of this page's server, without a slash at its end. */
export const serverAddress = (): string => `${globalThis.location.origin}${pathPrefix()}`;
