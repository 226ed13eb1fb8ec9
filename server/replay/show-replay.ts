import { rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { onShelf, ProductSummary } from '../../shared/catalog/product.ts';
import type { ChatMessage } from '../../shared/chat/message.ts';
import { CommandError } from '../../shared/errors.ts';
import type { Replay } from '../../shared/replay/replay.ts';
import type { ShowEvent } from '../../shared/show/events.ts';
import type { Cutter } from '../recording/cutter.ts';
import type { Reactor, ShowContext } from '../show/feature.ts';
import { FoldOnDemand } from '../show/live-fold.ts';
import { ReplayLines } from './replay-lines.ts';

/** Encoders end a little behind what the log says. */
const MARGIN_MS = 5000;
/** Copying a day of recording takes minutes; longer than this means a broken disk. */
const PREPARE_TIMEOUT_MS = 60 * 60_000;

const notPublic = () =>
  new CommandError('not-found', 'This show has no such replay, or its host has taken it back.');

export interface ShowReplayOptions {
  readonly show: ShowContext;
  readonly cutter: Cutter;
  /** Path of a recording's own file; the replay's stands in a folder beside it. */
  readonly pathOf: (recordingId: string) => string;
}

/** The file and the chat of a show's replay. */
export class ShowReplay implements Reactor {
  readonly #options: ShowReplayOptions;
  /** Answers that send the file now, which are cut off when it is withdrawn. */
  readonly #sending = new Set<ServerResponse>();
  /** Of what is public now: another recording has lines of its own. */
  #lines: FoldOnDemand<ReplayLines>;
  #preparing = 0;
  #isClosed = false;

  /** Goes on with what was being prepared, and makes a published file that is gone once more. */
  static async open(options: ShowReplayOptions): Promise<ShowReplay> {
    const opened = new ShowReplay(options);
    const { work, published } = options.show.state.replay;
    if (work?.kind === 'preparing') void opened.#prepare(work.recordingId);
    if (published && !(await exists(opened.#fileOf(published.id)))) void opened.#prepare(published.id);
    return opened;
  }

  private constructor(options: ShowReplayOptions) {
    this.#options = options;
    this.#lines = this.#publishedLines();
  }

  observe(event: ShowEvent): void {
    this.#lines.observe(event);
    if (event.name === 'replay.requested') void this.#prepare(event.data.recordingId);
    if (event.name === 'replay.published' || event.name === 'replay.withdrawn') this.#changed();
  }

  /** A file that is being made, or sent, keeps the show open. */
  isBusy(): boolean {
    return this.#preparing > 0 || this.#sending.size > 0;
  }

  close(): void {
    this.#isClosed = true;
    this.#cutOff();
  }

  /** Path of the published file, for an answer that is about to send it. Throws a CommandError `not-found`. */
  async fileFor(response: ServerResponse, id: string): Promise<string> {
    const path = this.#fileOf(id);
    const isThere = await exists(path);
    if (!isThere || this.#published().id !== id) throw notPublic();
    this.#sending.add(response);
    response.once('close', () => this.#sending.delete(response));
    return path;
  }

  /** The chat of a stretch. Throws a CommandError `not-found`. */
  async linesIn(stretch: number): Promise<ChatMessage[]> {
    const lines = this.#lines;
    const read = await lines.read();
    if (this.#lines !== lines) throw notPublic();
    return read.in(stretch);
  }

  /** The products of its chapters as they are sold now. Throws a CommandError `not-found`. */
  productsToday(): ProductSummary[] {
    const wanted = new Set(this.#published().chapters.map(({ productId }) => productId));
    return onShelf(this.#options.show.state.catalog.products)
      .filter(({ id }) => wanted.has(id))
      .map(product => ProductSummary.parse(product));
  }

  #published(): Replay {
    const { published } = this.#options.show.state.replay;
    if (!published) throw notPublic();
    return published;
  }

  #publishedLines(): FoldOnDemand<ReplayLines> {
    return new FoldOnDemand(
      () => new ReplayLines(this.#published()),
      () => this.#options.show.readLog(),
    );
  }

  #fileOf(id: string): string {
    const source = this.#options.pathOf(id);
    return join(dirname(source), 'replay', basename(source));
  }

  /** Another recording is public now, or none: nobody gets more of the one before. */
  #changed(): void {
    this.#cutOff();
    this.#lines = this.#publishedLines();
    void this.#removeOthers();
  }

  #cutOff(): void {
    for (const response of this.#sending) response.destroy();
  }

  /** Removes the files that are neither public nor being made. */
  async #removeOthers(): Promise<void> {
    const { recording, replay } = this.#options.show.state;
    const kept = [replay.published?.id, replay.work?.recordingId];
    const others = recording.recordings.filter(({ id }) => !kept.includes(id));
    // A file that stays is no harm: no address leads to it, and the next change tries again.
    for (const { id } of others) await rm(this.#fileOf(id), { force: true }).catch(() => {});
  }

  async #prepare(recordingId: string): Promise<void> {
    const { show, cutter, pathOf } = this.#options;
    const source = show.state.recording.recordings.find(({ id }) => id === recordingId);
    if (!source) return;
    this.#preparing++;
    const made = await cutter.cut({
      source: pathOf(recordingId),
      target: this.#fileOf(recordingId),
      format: source.format,
      fromMs: 0,
      toMs: (source.ms ?? 0) + MARGIN_MS,
      metadata: { title: show.state.lifecycle.title },
      timeoutMs: PREPARE_TIMEOUT_MS,
    });
    this.#preparing--;
    // What was cut off with the server goes on after its next start.
    if (this.#isClosed) return;
    const telling =
      made.kind === 'ready'
        ? show.submit('replay.finish', { recordingId })
        : show.submit('replay.fail', { recordingId, problem: made.problem });
    await telling.catch((error: unknown) =>
      show.logger.warn({ err: error }, 'What became of a replay’s file could not be written to the log.'),
    );
    // It may have been withdrawn while it was made.
    await this.#removeOthers();
  }
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
