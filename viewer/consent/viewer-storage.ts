/** `keep` lets the browser remember the viewer for the next visit, `visit` only until the tab is closed. */
export type Consent = 'keep' | 'visit';

export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const CONSENT_KEY = 'vitrine.consent';

/**
 * What the page remembers, kept where the viewer's choice allows: in the tab until they agree, in the browser after.
 * The choice itself holds nothing that tells people apart, so it is always kept.
 */
export class Memory {
  readonly #browser: Shelf;
  readonly #tab: Shelf;
  readonly #keys = new Set<string>();

  constructor(browser: Shelf, tab: Shelf) {
    this.#browser = browser;
    this.#tab = tab;
  }

  /** The choice made before; undefined on a first visit. */
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

  /** Records a choice, and moves what is remembered so far to where it belongs from now on. */
  choose(consent: Consent): void {
    this.#browser.setItem(CONSENT_KEY, consent);
    for (const key of this.#keys) {
      const value = this.get(key);
      if (value !== undefined) this.set(key, value);
    }
  }
}

/** A shelf that forgets with the page, for browsers that refuse storage. */
export function pageShelf(): Shelf {
  const values = new Map<string, string>();
  return {
    getItem: key => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: key => void values.delete(key),
  };
}

/** Gives a shelf of the browser's, or one of the page's own where even touching it throws or nothing can be written. */
function usable(open: () => Storage): Shelf {
  try {
    const shelf = open();
    shelf.setItem('vitrine.probe', '1');
    shelf.removeItem('vitrine.probe');
    return shelf;
  } catch {
    return pageShelf();
  }
}

/** The memory over this browser's own storage. */
export function browserMemory(): Memory {
  return new Memory(
    usable(() => globalThis.localStorage),
    usable(() => globalThis.sessionStorage),
  );
}
