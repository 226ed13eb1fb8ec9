import type { Room } from '../../client/room/room.ts';
import { layerFor, newSource, type SourceChoice } from '../../renderer/scenes/document/new-source.ts';
import { startingScenes } from '../../renderer/scenes/document/templates.ts';
import type { Scenes } from '../../shared/scenes/document.ts';
import { joinRoom } from '../../test/support/room.ts';
import type { TestServer } from '../../test/support/server.ts';

const LINES = [
  'does it fit size 42?',
  'love the colour',
  'is shipping free?',
  'too expensive',
  'how warm is it?',
];
const WRITERS = 3;

/** A show in which something always happens: scenes change, offers come and go, viewers write, OBS takes turns. */
export class BusyShow {
  readonly #host: Room;
  readonly #writers: readonly Room[];
  readonly #timers: ReturnType<typeof setInterval>[] = [];
  /** What the show has turned down, which would make the measurement one of another show. */
  readonly refused: string[] = [];

  static async start(server: TestServer): Promise<BusyShow> {
    const host = await joinRoom(server, { token: server.hostToken });
    const writers = await Promise.all(Array.from({ length: WRITERS }, () => joinRoom(server)));
    const show = new BusyShow(host, writers);
    await host.send('scenes.save', { scenes: busyScenes() });
    show.#begin();
    return show;
  }

  private constructor(host: Room, writers: readonly Room[]) {
    this.#host = host;
    this.#writers = writers;
  }

  get host(): Room {
    return this.#host;
  }

  /** Ends what happens; the show itself goes on. */
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    for (const room of this.#writers) room.close();
  }

  #begin(): void {
    const sceneIds = busyScenes().scenes.map(({ id }) => id);
    this.#every(5, turn => this.#do(this.#host.send('scenes.take', { sceneId: of(sceneIds, turn) })));
    this.#every(7, turn => this.#pinNext(turn));
    this.#every(1, turn => this.#do(of(this.#writers, turn).send('chat.post', { text: of(LINES, turn) })));
    this.#every(2, turn => this.#do(of(this.#writers, turn).send('reaction.send', { kind: 'heart' })));
    this.#every(60, turn =>
      this.#do(this.#host.send('ingest.use', { input: turn % 2 === 0 ? 'studio' : 'encoder' })),
    );
  }

  #every(seconds: number, act: (turn: number) => void): void {
    let turn = 0;
    this.#timers.push(setInterval(() => act(turn++), seconds * 1000));
  }

  #pinNext(turn: number): void {
    const { offers, catalog } = this.#host.store.getState().show;
    const [pin] = offers.pins;
    if (pin) this.#do(this.#host.send('offer.unpin', { pinId: pin.id }));
    const product = of(catalog.products, turn);
    this.#do(this.#host.send('offer.pin', { productId: product.id }));
  }

  #do(request: Promise<unknown>): void {
    request.catch(error => this.refused.push(String(error)));
  }
}

function of<T>(list: readonly T[], turn: number): T {
  const item = list[turn % list.length];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}

/** A new show's scenes, the first and the last of them with a product card and a ticker. */
function busyScenes(): Scenes {
  const scenes = startingScenes({
    camera: 'Camera',
    screen: 'Screen',
    wide: 'Wide',
    close: 'Close',
    pip: 'PiP',
  });
  const words = { name: 'Overlay', text: 'Free shipping over €50 · Live until nine', subtitle: '' };
  const overlays = (['product', 'ticker'] as const satisfies SourceChoice[]).map(choice =>
    newSource(choice, choice, words),
  );
  return {
    ...scenes,
    sources: [...scenes.sources, ...overlays],
    scenes: scenes.scenes.map((scene, index) => {
      if (index === 1) return scene;
      const layers = overlays.map(source => layerFor(source, scene, `${scene.id}-${source.id}`));
      return { ...scene, layers: [...scene.layers, ...layers] };
    }),
  };
}
