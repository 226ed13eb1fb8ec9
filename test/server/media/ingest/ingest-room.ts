import { EventEmitter, once } from 'node:events';
import type { types } from 'mediasoup';
import { BurstLog } from '../../../../server/burst-log.ts';
import { Ingest, type ShowIngest } from '../../../../server/media/ingest/ingest.ts';
import type { Media, MediaRoom } from '../../../../server/media/media.ts';
import type { IngestDenial, IngestInput, IngestState } from '../../../../shared/ingest/protocol.ts';
import type { Signal } from '../../../../shared/show/signals.ts';
import { FFMPEG } from '../../../support/encoder.ts';
import { silent } from '../../../support/log.ts';

/** An access unit or a sound as a viewer receives it. */
export interface ReceivedFrame {
  readonly kind: types.MediaKind;
  /** In milliseconds of the RTP clock. */
  readonly time: number;
  /** When it came, by performance.now(). */
  readonly at: number;
  readonly isKey: boolean;
  /** Counts the times that what is on air has changed. */
  readonly change: number;
}

/** A show's ingest in this process, and a viewer who follows what is on air. */
export class IngestRoom {
  readonly room: MediaRoom;
  readonly show: ShowIngest;
  readonly ingest: Ingest;
  readonly frames: ReceivedFrame[] = [];
  readonly states: IngestState[] = [];
  denied: IngestDenial | null = null;
  readonly changes: { readonly input: IngestInput; readonly kinds: readonly string[] }[] = [];
  readonly #events = new EventEmitter();
  #seq = 0;

  static async open(media: Media, input: IngestInput = 'encoder'): Promise<IngestRoom> {
    const ingest = new Ingest({
      secret: 'secret',
      host: '127.0.0.1',
      rtmpPort: 0,
      ffmpeg: FFMPEG,
      log: silent,
      bursts: new BurstLog({ logger: silent }),
    });
    let opened: IngestRoom | undefined;
    const room = await media.openRoom('autumn', signal => opened?.onSignal(signal));
    opened = new IngestRoom(room, ingest, input);
    const { show } = opened;
    await ingest.listen(async slug => {
      if (slug !== 'autumn') throw new Error(`Asked for ${slug}`);
      return show;
    });
    return opened;
  }

  private constructor(room: MediaRoom, ingest: Ingest, input: IngestInput) {
    this.room = room;
    this.ingest = ingest;
    this.show = ingest.openShow('autumn', { keyVersion: 1, input }, room, signal => this.onSignal(signal));
    this.#events.setMaxListeners(100);
  }

  get address(): { server: string; key: string } {
    const { rtmp } = this.ingest.addressOf('autumn', this.show, 'http://127.0.0.1');
    if (!rtmp) throw new Error('There is no RTMP.');
    return rtmp;
  }

  get state(): IngestState {
    return this.states.at(-1) ?? { kind: 'none' };
  }

  use(input: IngestInput): void {
    this.#seq += 1;
    this.show.observe({ seq: this.#seq, at: 1, name: 'ingest.used', data: { input } });
  }

  /** Resolves as soon as this holds; looked at whenever something has come. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await once(this.#events, 'news');
  }

  /** The frames of a kind since something changed on air. */
  framesOf(kind: types.MediaKind, change = this.changes.length): ReceivedFrame[] {
    return this.frames.filter(frame => frame.kind === kind && frame.change === change);
  }

  close(): void {
    this.show.close();
    this.ingest.close();
    this.room.close();
  }

  onSignal(signal: Signal): void {
    if (signal.signal === 'ingest.state') this.states.push(signal.data);
    if (signal.signal === 'ingest.denied') this.denied = signal.data;
    if (signal.signal === 'media.changed') {
      const { input, producers } = signal.data;
      this.changes.push({ input, kinds: producers.map(({ kind }) => kind) });
      void this.#watch(producers, this.changes.length);
    }
    this.#events.emit('news');
  }

  async #watch(producers: readonly { id: string }[], change: number): Promise<void> {
    const router = this.room.routerContext?.router;
    if (!router) return;
    const transport = await router.createDirectTransport();
    for (const { id: producerId } of producers) {
      // What is on air may have changed again meanwhile.
      const consumer = await transport
        .consume({ producerId, rtpCapabilities: router.rtpCapabilities })
        .catch(() => undefined);
      consumer?.on('rtp', packet => this.#receive(consumer, packet, change));
    }
  }

  #receive({ kind, rtpParameters }: types.Consumer, packet: Buffer, change: number): void {
    const clock = (rtpParameters.codecs[0]?.clockRate ?? 1) / 1000;
    const [time, at] = [packet.readUInt32BE(4) / clock, performance.now()];
    const before = this.frames.findLast(frame => frame.kind === kind && frame.change === change);
    const isKey = kind === 'video' && hasIdr(payloadOf(packet));
    if (before?.time === time) {
      if (isKey) this.frames[this.frames.lastIndexOf(before)] = { ...before, isKey };
      return;
    }
    this.frames.push({ kind, time, at, isKey, change });
    this.#events.emit('news');
  }
}

/** What follows the header of an RTP packet and its extensions (RFC 3550, 5.1). */
function payloadOf(packet: Buffer): Buffer {
  const first = packet.readUInt8(0);
  const header = 12 + 4 * (first & 0x0f);
  const extension = first & 0x10 ? 4 + 4 * packet.readUInt16BE(header + 2) : 0;
  return packet.subarray(header + extension);
}

/** Whether a packet of H.264 (RFC 6184) has an IDR picture, or a part of one. */
function hasIdr(payload: Buffer): boolean {
  const type = (payload[0] ?? 0) & 0x1f;
  if (type === 28) return ((payload[1] ?? 0) & 0x1f) === 5;
  if (type !== 24) return type === 5;
  for (let at = 1; at + 2 < payload.length; at += 2 + payload.readUInt16BE(at))
    if (((payload[at + 2] ?? 0) & 0x1f) === 5) return true;
  return false;
}
