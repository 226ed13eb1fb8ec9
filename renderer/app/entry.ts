/** What an address of the studio asks for. */
export interface Entry {
  show: string;
  token: string | undefined;
}

const tokenKey = (show: string): string => `vitrine.invite.${show}`;

/** Reads `#show=…&invite=…`; a whole pasted address works too. */
export function readEntry(address: string): Entry {
  const parameters = new URLSearchParams(address.slice(address.indexOf('#') + 1));
  return {
    show: parameters.get('show') ?? '',
    token: parameters.get('invite') || undefined,
  };
}

/**
 * Takes the invite out of the address bar, where a glance or a screenshot would give it away, and keeps it for this
 * tab. A reload finds it in the tab's own storage.
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

/** Where viewers watch this show. */
export function viewerAddress(show: string, origin: string): string {
  return `${origin}/s/${encodeURIComponent(show)}`;
}

/** The address that lets an invited person into the studio. */
export function inviteAddress(show: string, token: string, origin: string): string {
  return `${origin}/studio/#${new URLSearchParams({ show, invite: token })}`;
}
