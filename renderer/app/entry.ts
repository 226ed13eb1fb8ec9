/** Show and invite token of a studio URL. */
export interface Entry {
  show: string;
  token: string | undefined;
}

const tokenKey = (show: string): string => `vitrine.invite.${show}`;

/** Reads `#show=…&invite=…`; a whole pasted URL works too. */
export function readEntry(address: string): Entry {
  const parameters = new URLSearchParams(address.slice(address.indexOf('#') + 1));
  return {
    show: parameters.get('show') ?? '',
    token: parameters.get('invite') || undefined,
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
  const { show, token } = readEntry(hash);
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
