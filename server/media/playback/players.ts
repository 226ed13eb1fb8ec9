/** After so long nobody is waited for any more who plays something else than what is on air. */
const LONGEST_MS = 1000;
/** Where nobody has played before, somebody may be about to. */
const SHORTEST_MS = 300;
const LOOK_EVERY_MS = 20;

/** What is used here of a player's session. */
export interface Player {
  /** Identifies what was on air when it came (MediaRoom.air). */
  readonly air: string | undefined;
  readonly transport: { readonly dtlsState: string };
}

/** The players of a room, and what they play. */
export class Players {
  readonly #players = new Set<Player>();

  /** Adds a player; returns the function that removes it. */
  add(player: Player): () => void {
    this.#players.add(player);
    return () => this.#players.delete(player);
  }

  /** How many are connected and play this; those that play what was on air before are about to go. */
  playing(air: string): number {
    return [...this.#players].filter(player => player.air === air && isConnected(player)).length;
  }

  /**
   * Resolves when as many play what is on air now as played before, and nobody is just connecting to it; and in any case
   * after a second: not everybody knows at once that something else is on air.
   * @param before how many played what was on air before
   */
  async followed(air: string, before: number): Promise<void> {
    const since = performance.now();
    await new Promise<void>(resolve => {
      const looking = setInterval(() => {
        const passed = performance.now() - since;
        if (
          passed < LONGEST_MS &&
          (!this.#haveFollowed(air, before) || (before === 0 && passed < SHORTEST_MS))
        )
          return;
        clearInterval(looking);
        resolve();
      }, LOOK_EVERY_MS);
    });
  }

  #haveFollowed(air: string, before: number): boolean {
    const now = [...this.#players].filter(player => player.air === air);
    return now.length >= before && now.every(isConnected);
  }
}

const isConnected = ({ transport }: Player): boolean => transport.dtlsState === 'connected';
