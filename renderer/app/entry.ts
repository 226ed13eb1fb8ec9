/** Show and invite token of a studio URL. */
export interface Entry {
  show: string;
  token: string | undefined;
  /** The owner's key, in the address of the list of all shows. */
  key?: string | undefined;
  /** What the show is opened for, where that is one part of it. */
  part?: 'report';
}

const tokenKey = (show: string): string => `vitrine.invite.${show}`;

/** Reads `#show=…&invite=…`, `#show=…&part=report` or `#key=…`; a whole pasted URL works too. */
export function readEntry(address: string): Entry {
  const parameters = new URLSearchParams(address.slice(address.indexOf('#') + 1));
  return {
    show: parameters.get('show') ?? '',
    token: parameters.get('invite') || undefined,
    ...(parameters.get('key') ? { key: parameters.get('key') ?? '' } : {}),
    ...(parameters.get('part') === 'report' ? { part: 'report' } : {}),
  };
}

/**
 * Moves the invite token from the address bar, where a screenshot would reveal it, to the tab's session storage. After
 * a reload it is read from there.
 */
export function claimEntry(
  hash: string,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  rewrite: (hash: string) => void,
): Entry {
  const { show, token, key, part } = readEntry(hash);
  if (key) {
    rewrite('#');
    return { show: '', token: undefined, key };
  }
  if (token) {
    storage.setItem(tokenKey(show), token);
    rewrite(`#${new URLSearchParams({ show })}`);
    return { show, token };
  }
  if (part) rewrite(`#${new URLSearchParams({ show })}`);
  return { show, token: storage.getItem(tokenKey(show)) ?? undefined, ...(part ? { part } : {}) };
}

/**
 * The address itself where it is a page of another server; undefined for one of this page's own.
 * @param own the address of this page's server, beside which a proxy may serve others under the same name
 */
export function otherServer(address: string, own: string): string | undefined {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) && !url.href.startsWith(`${own}/`) ? url.href : undefined;
}

/** URL of the viewer page. */
export function viewerAddress(show: string, origin: string): string {
  return `${origin}/s/${encodeURIComponent(show)}`;
}

/** URL of the page where everybody may watch a show's published replay. */
export const replayAddress = (show: string, origin: string): string =>
  `${viewerAddress(show, origin)}?replay`;

/** Where the studio of a show has its report, for whoever has the owner's key. */
export const reportAddress = (show: string): string => `#${new URLSearchParams({ show, part: 'report' })}`;

/** URL of the viewer page that shows a host who is not live yet. */
export function previewAddress(show: string, ticket: string, origin: string): string {
  return `${viewerAddress(show, origin)}?${new URLSearchParams({ preview: ticket })}`;
}

/** URL of the studio with an invite. */
export function inviteAddress(show: string, token: string, origin: string): string {
  return `${origin}/studio/#${new URLSearchParams({ show, invite: token })}`;
}
