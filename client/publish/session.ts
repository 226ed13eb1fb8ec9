import type { types } from 'mediasoup-client';
import { CommandError } from '../../shared/errors.ts';
import type { MediaKind, MediaWelcome } from '../../shared/media/contract.ts';
import type { SignalData } from '../../shared/show/signals.ts';
import type { MediaRoomAccess, Session, SessionEvents } from '../media/session.ts';
import { loadDevice } from './device.ts';
import {
  AUDIO_OPTIONS,
  encodingsFor,
  pickVideoCodec,
  setDegradationPreference,
  VIDEO_OPTIONS,
} from './encoding.ts';
import { sendKeyFrame, sendKeyFrameOnNewPath } from './key-frame.ts';
import { closeTransport, createTransport, type Opened, restartIce } from './transport.ts';

/** The tracks to send; null sends nothing of that kind. */
export type Tracks = Record<MediaKind, MediaStreamTrack | null>;

/** Identifies the sending studio to the server, and says whether to replace another one that is sending. */
export interface Sender {
  readonly sender: string;
  readonly takeOver: boolean;
}

/** Publishes the host's tracks over one transport. */
export class PublishSession implements Session {
  readonly #room: MediaRoomAccess;
  readonly #device: types.Device;
  readonly #opened: Opened;
  readonly #transport: types.Transport;
  readonly #events: SessionEvents;
  readonly #producers = new Map<MediaKind, types.Producer>();
  readonly #unsubscribe: () => void;
  #frozen = false;
  #connectionState: RTCPeerConnectionState = 'new';
  #queue: Promise<void> = Promise.resolve();

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
    opened: Opened,
    sender: Sender,
    events: SessionEvents,
  ) {
    this.#room = room;
    this.#device = device;
    this.#opened = opened;
    this.#events = events;
    this.#unsubscribe = room.onSignal('media.changed', changed => this.#checkTakeOver(changed));
    this.#transport = createTransport(room, device, opened, state => {
      this.#connectionState = state;
      events.changed();
    });
    // mediasoup-client emits this for each new producer.
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

  /** Fails if another studio's producers replaced this one's. While an encoder is on air they just wait. */
  #checkTakeOver({ input, producers }: SignalData<'media.changed'>): void {
    if (this.#frozen || input === 'encoder') return;
    for (const { id, kind } of producers) {
      const own = this.#producers.get(kind);
      if (own && own.id !== id)
        this.#events.failed(new CommandError('elsewhere', 'Another studio took over.'));
    }
  }

  get active(): boolean {
    return this.#producers.size > 0;
  }

  get connectionState(): RTCPeerConnectionState {
    return this.#connectionState;
  }

  /** Sends these tracks instead. Calls run one after the other; an error fails the session. */
  replace(tracks: Tracks): Promise<void> {
    // The session that replaces this one starts with the current tracks.
    if (this.#frozen) return Promise.resolve();
    const wanted = { ...tracks };
    this.#queue = this.#queue
      .then(() => this.#send(wanted))
      .then(() => this.#events.changed())
      .catch(error => this.#events.failed(error));
    return this.#queue;
  }

  /** Sum of the maximum bitrates of all layers and the audio, in bit/s. */
  get wantedBitrate(): number {
    const encodings = [...this.#producers.values()].flatMap(
      ({ rtpSender }) => rtpSender?.getParameters().encodings ?? [],
    );
    return encodings.reduce((sum, { maxBitrate = 0 }) => sum + maxBitrate, 0);
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#transport.getStats();
  }

  /** Makes the video's encoder send a key frame next. */
  sendKeyFrame(): void {
    const sender = this.#producers.get('video')?.rtpSender;
    if (sender) void sendKeyFrame(sender);
  }

  restartIce(): Promise<void> {
    const sender = this.#producers.get('video')?.rtpSender;
    if (sender) sendKeyFrameOnNewPath(sender);
    return restartIce(this.#transport, this.#opened);
  }

  freeze(): void {
    this.#frozen = true;
  }

  close(): void {
    this.#unsubscribe();
    closeTransport(this.#room, this.#transport);
  }

  async #send(wanted: Tracks): Promise<void> {
    // Video first, because that is what viewers wait for.
    await Promise.all([this.#sendOne('video', wanted.video), this.#sendOne('audio', wanted.audio)]);
  }

  async #sendOne(kind: MediaKind, track: MediaStreamTrack | null): Promise<void> {
    const producer = this.#producers.get(kind);
    // An ended track is a device that was unplugged; its replacement comes with another call.
    const wanted = track?.readyState === 'live' ? track : null;
    if (producer && wanted) return producer.replaceTrack({ track: wanted });
    if (producer) return this.#stop(kind, producer);
    if (wanted) await this.#produce(kind, wanted);
  }

  async #produce(kind: MediaKind, track: MediaStreamTrack): Promise<void> {
    const producer = await this.#transport.produce({
      track,
      // The caller owns the track: mediasoup-client must neither stop nor enable nor disable it.
      stopTracks: false,
      disableTrackOnPause: false,
      ...(kind === 'audio' ? AUDIO_OPTIONS : this.#videoOptions(track)),
    });
    this.#producers.set(kind, producer);
    if (kind === 'video') await setDegradationPreference(track, producer.rtpSender);
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
