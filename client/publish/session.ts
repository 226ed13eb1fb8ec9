import type { types } from 'mediasoup-client';
import { CommandError } from '../../shared/errors.ts';
import type { MediaKind, MediaWelcome } from '../../shared/media.ts';
import type { RequestResult } from '../../shared/protocol.ts';
import type { SignalData } from '../../shared/signals.ts';
import type { MediaRoomAccess, PathState, Session, SessionEvents } from '../media/session.ts';
import { loadDevice } from './device.ts';
import { AUDIO_OPTIONS, degradationOf, encodingsFor, pickVideoCodec, VIDEO_OPTIONS } from './encoding.ts';
import { closeTransport, createTransport, restartIce } from './transport.ts';

/** What to send; null sends nothing of that kind. */
export type Tracks = Record<MediaKind, MediaStreamTrack | null>;

/** As whom a studio sends, and whether in place of another one that does. */
export interface Sender {
  readonly sender: string;
  readonly takeOver: boolean;
}

/** Sends the host's tracks into a room over one transport. */
export class PublishSession implements Session {
  readonly #room: MediaRoomAccess;
  readonly #device: types.Device;
  readonly #transport: types.Transport;
  readonly #events: SessionEvents;
  readonly #producers = new Map<MediaKind, types.Producer>();
  readonly #unsubscribe: () => void;
  #frozen = false;
  #path: PathState = 'new';
  #work: Promise<void> = Promise.resolve();

  static async open(
    room: MediaRoomAccess,
    welcome: MediaWelcome,
    tracks: Tracks,
    sender: Sender,
    events: SessionEvents,
  ): Promise<PublishSession> {
    const device = await loadDevice(welcome.rtpCapabilities);
    const opened = await room.send('media.open', {});
    const session = new PublishSession(room, device, opened, sender, events);
    try {
      await session.#send(tracks);
      return session;
    } catch (error) {
      session.close();
      throw error;
    }
  }

  private constructor(
    room: MediaRoomAccess,
    device: types.Device,
    opened: RequestResult<'media.open'>,
    sender: Sender,
    events: SessionEvents,
  ) {
    this.#room = room;
    this.#device = device;
    this.#events = events;
    this.#unsubscribe = room.onSignal('media.changed', news => this.#watchForTakeOver(news));
    this.#transport = createTransport(room, device, opened, path => {
      this.#path = path;
      events.changed();
    });
    // mediasoup-client asks the server for each track that is sent anew.
    this.#transport.on('produce', ({ kind, rtpParameters }, ok, failed) => {
      const data = {
        transportId: this.#transport.id,
        kind,
        rtpParameters: rtpParameters as never,
        ...sender,
      };
      room.send('media.produce', data).then(({ producerId }) => ok({ id: producerId }), failed);
    });
  }

  /** Gives up where another studio's picture stands in place of this one's. An encoder on air leaves it waiting. */
  #watchForTakeOver({ input, producers }: SignalData<'media.changed'>): void {
    if (this.#frozen || input === 'encoder') return;
    for (const { id, kind } of producers) {
      const own = this.#producers.get(kind);
      if (own && own.id !== id)
        this.#events.fault(new CommandError('elsewhere', 'Another studio took over.'));
    }
  }

  get active(): boolean {
    return this.#producers.size > 0;
  }

  get path(): PathState {
    return this.#path;
  }

  /** Makes what is sent what it should be. Calls are done one after the other, and one that fails is a fault. */
  replace(tracks: Tracks): Promise<void> {
    // The session that takes over starts from the tracks of that moment.
    if (this.#frozen) return Promise.resolve();
    const wanted = { ...tracks };
    this.#work = this.#work
      .then(() => this.#send(wanted))
      .then(() => this.#events.changed())
      .catch(error => this.#events.fault(error));
    return this.#work;
  }

  /** What picture and sound take at their best, in bit/s. */
  get wantedBitrate(): number {
    const encodings = [...this.#producers.values()].flatMap(
      ({ rtpSender }) => rtpSender?.getParameters().encodings ?? [],
    );
    return encodings.reduce((sum, { maxBitrate = 0 }) => sum + maxBitrate, 0);
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#transport.getStats();
  }

  restartIce(): Promise<void> {
    return restartIce(this.#room, this.#transport);
  }

  freeze(): void {
    this.#frozen = true;
  }

  close(): void {
    this.#unsubscribe();
    closeTransport(this.#room, this.#transport);
  }

  async #send(wanted: Tracks): Promise<void> {
    // The picture goes first, because it is what people wait for.
    await Promise.all([this.#sendOne('video', wanted.video), this.#sendOne('audio', wanted.audio)]);
  }

  async #sendOne(kind: MediaKind, track: MediaStreamTrack | null): Promise<void> {
    const producer = this.#producers.get(kind);
    // A track that has ended is a device that was pulled out; its successor comes by another call.
    const wanted = track?.readyState === 'live' ? track : null;
    if (producer && wanted) return producer.replaceTrack({ track: wanted });
    if (producer) return this.#stop(kind, producer);
    if (wanted) await this.#produce(kind, wanted);
  }

  async #produce(kind: MediaKind, track: MediaStreamTrack): Promise<void> {
    const producer = await this.#transport.produce({
      track,
      // The track is its owner's: a muted one must come out of a reconnect as muted as it went in.
      stopTracks: false,
      disableTrackOnPause: false,
      ...(kind === 'audio' ? AUDIO_OPTIONS : this.#videoOptions(track)),
    });
    this.#producers.set(kind, producer);
    if (kind === 'video') await degradationOf(track, producer.rtpSender);
  }

  #videoOptions(track: MediaStreamTrack): Partial<types.ProducerOptions> {
    const codec = pickVideoCodec(this.#device.sendRtpCapabilities);
    return { ...VIDEO_OPTIONS, encodings: encodingsFor(track.getSettings()), ...(codec ? { codec } : {}) };
  }

  async #stop(kind: MediaKind, producer: types.Producer): Promise<void> {
    this.#producers.delete(kind);
    producer.close();
    await this.#room.send('media.closeProducer', { producerId: producer.id });
  }
}
