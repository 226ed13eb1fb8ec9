/** Show and invite token of a studio URL. */
export interface Entry {
  show: string;
  token: string | undefined;
  /** The owner's key, in the address of the list of all shows. */
  key?: string | undefined;
}

const tokenKey = (show: string): string => `vitrine.invite.${show}`;

/** Reads `#show=…&invite=…` or `#key=…`; a whole pasted URL works too. */
export function readEntry(address: string): Entry {
  const parameters = new URLSearchParams(address.slice(address.indexOf('#') + 1));
  return {
    show: parameters.get('show') ?? '',
    token: parameters.get('invite') || undefined,
    ...(parameters.get('key') ? { key: parameters.get('key') ?? '' } : {}),
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
  const { show, token, key } = readEntry(hash);
  if (key) {
    rewrite('#');
    return { show: '', token: undefined, key };
  }
  if (token) {
    storage.setItem(tokenKey(show), token);
    rewrite(`#${new URLSearchParams({ show })}`);
    return { show, token };
  }
  return { show, token: storage.getItem(tokenKey(show)) ?? undefined };
}

/** URL of the viewer page. */
export function viewerAddress(show: string, origin: string): string {
  return `${origin}/s/${encodeURIComponent(show)}`;
}

/** URL of the studio with an invite. */
export function inviteAddress(show: string, token: string, origin: string): string {
  return `${origin}/studio/#${new URLSearchParams({ show, invite: token })}`;
}
