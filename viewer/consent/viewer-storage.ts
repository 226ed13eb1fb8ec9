/** `keep` stores the viewer's data for the next visit, `visit` only until the tab is closed. */
export type Consent = 'keep' | 'visit';

export type StorageArea = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const CONSENT_KEY = 'vitrine.consent';

/**
 * Storage that follows the viewer's consent: sessionStorage until they agree, localStorage after. The choice itself
 * doesn't identify anybody, so it is always kept in localStorage.
 */
export class ViewerStorage {
  readonly #browser: StorageArea;
  readonly #tab: StorageArea;
  readonly #keys = new Set<string>();

  constructor(browser: StorageArea, tab: StorageArea) {
    this.#browser = browser;
    this.#tab = tab;
  }

  /** The stored choice; undefined before it was made. */
  get consent(): Consent | undefined {
    const value = this.#browser.getItem(CONSENT_KEY);
    return value === 'keep' || value === 'visit' ? value : undefined;
  }

  get(key: string): string | undefined {
    this.#keys.add(key);
    return this.#tab.getItem(key) ?? this.#browser.getItem(key) ?? undefined;
  }

  set(key: string, value: string): void {
    this.#keys.add(key);
    const [into, other] = this.consent === 'keep' ? [this.#browser, this.#tab] : [this.#tab, this.#browser];
    into.setItem(key, value);
    other.removeItem(key);
  }

  /** Stores the choice and moves the data stored so far accordingly. */
  choose(consent: Consent): void {
    this.#browser.setItem(CONSENT_KEY, consent);
    for (const key of this.#keys) {
      const value = this.get(key);
      if (value !== undefined) this.set(key, value);
    }
  }
}

/** Storage for the life of the page, for browsers that deny access to the real one. */
export function inMemoryStorage(): StorageArea {
  const values = new Map<string, string>();
  return {
    getItem: key => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: key => void values.delete(key),
  };
}

/** The browser's storage, or one in memory if accessing it throws or nothing can be written. */
function storageOrMemory(open: () => Storage): StorageArea {
  try {
    const area = open();
    area.setItem('vitrine.probe', '1');
    area.removeItem('vitrine.probe');
    return area;
  } catch {
    return inMemoryStorage();
  }
}

/** The viewer's storage in this browser. */
export function openViewerStorage(): ViewerStorage {
  return new ViewerStorage(
    storageOrMemory(() => globalThis.localStorage),
    storageOrMemory(() => globalThis.sessionStorage),
  );
}
