import { createStore, type StoreApi } from 'zustand/vanilla';
import { factorOf, type InputKind, stripOf, useSound } from './settings.ts';
import { type Buses, Strip } from './strip.ts';
import { loadDynamics, makeDenoiser } from './tools.ts';

/** An input as the mixer's panel lists it. */
export interface MixerInput {
  readonly id: string;
  readonly name: string;
  readonly kind: InputKind;
}

/** Where sound comes from: a device, or a player on the page, which is then heard through the mixer only. */
export type Sound = MediaStreamTrack | HTMLMediaElement;

export interface MixerView {
  /** In the order they came. */
  inputs: readonly MixerInput[];
  /** Whether limiter and ducking work; false while they load and where the browser has no sound thread. */
  hasDynamics: boolean;
}

const SMOOTH_S = 0.02;
/** RNNoise is made for this rate, and Opus runs at it anyway. */
const SAMPLE_RATE = 48_000;

/** Mixes every input of the show into one master track. What the host sets stands in `useSound`; this follows it. */
export class Mixer {
  readonly store: StoreApi<MixerView> = createStore<MixerView>(() => ({ inputs: [], hasDynamics: false }));
  readonly #context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' });
  readonly #out = this.#context.createMediaStreamDestination();
  readonly #masterGain = this.#context.createGain();
  readonly #masterMeter = new AnalyserNode(this.#context, { fftSize: 2048 });
  readonly #buses: Buses = {
    main: this.#context.createGain(),
    ducked: this.#context.createGain(),
    voice: this.#context.createGain(),
    monitor: this.#context.createGain(),
  };
  readonly #strips = new Map<string, Strip>();
  readonly #listeners = new Set<(track: MediaStreamTrack | null) => void>();
  readonly #closing = new AbortController();
  readonly #players = new WeakMap<HTMLMediaElement, AudioNode>();
  #ducker: AudioWorkletNode | undefined;

  constructor() {
    const { main, ducked, monitor } = this.#buses;
    main.connect(this.#masterGain).connect(this.#masterMeter).connect(this.#out);
    ducked.connect(main);
    monitor.connect(this.#context.destination);
    this.#closing.signal.addEventListener(
      'abort',
      useSound.subscribe(() => this.#apply()),
    );
    this.#wakeOnTouch();
    void this.#addDynamics();
    this.#apply();
  }

  /** The mixed track itself, which is there from the start and silent without inputs; recordings need one that stays. */
  get track(): MediaStreamTrack | undefined {
    return this.#out.stream.getAudioTracks()[0];
  }

  /** Tells the mixed track now and whenever the first input comes or the last one goes; null without any. */
  onMaster(listener: (track: MediaStreamTrack | null) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#master());
    return () => this.#listeners.delete(listener);
  }

  /** Puts an input's sound in, in place of what it gave before; null takes it away. A track stays its owner's. */
  setInput(input: MixerInput, sound: Sound | null): void {
    this.#strips.get(input.id)?.close();
    this.#strips.delete(input.id);
    if (sound) this.#add(input, sound);
    this.store.setState(({ inputs }) => ({ inputs: placed(inputs, input, sound !== null) }));
    for (const listener of this.#listeners) listener(this.#master());
  }

  /** What is heard of an input, or of the whole show, as a meter needs it; undefined where there is none. */
  analyser(id: string | 'master'): AnalyserNode | undefined {
    return id === 'master' ? this.#masterMeter : this.#strips.get(id)?.analyser;
  }

  close(): void {
    this.#closing.abort();
    for (const strip of this.#strips.values()) strip.close();
    this.#strips.clear();
    void this.#context.close();
  }

  #master(): MediaStreamTrack | null {
    return this.#strips.size > 0 ? (this.track ?? null) : null;
  }

  #add(input: MixerInput, sound: Sound): void {
    const strip = new Strip(this.#context, this.#sourceOf(sound), input.kind, this.#buses, () =>
      makeDenoiser(this.#context),
    );
    strip.apply(stripOf(useSound.getState(), input.id, input.kind));
    this.#strips.set(input.id, strip);
    void this.#context.resume();
  }

  /** A player's element gives its sound to one node for good, so that is kept for when it is put in again. */
  #sourceOf(sound: Sound): AudioNode {
    if (sound instanceof MediaStreamTrack) {
      return this.#context.createMediaStreamSource(new MediaStream([sound]));
    }
    const source = this.#players.get(sound) ?? this.#context.createMediaElementSource(sound);
    this.#players.set(sound, source);
    return source;
  }

  #apply(): void {
    const settings = useSound.getState();
    const now = this.#context.currentTime;
    this.#masterGain.gain.setTargetAtTime(factorOf(settings.master.gainDb), now, SMOOTH_S);
    this.#ducker?.parameters.get('amountDb')?.setValueAtTime(settings.master.duckDb, now);
    for (const { id, kind } of this.store.getState().inputs)
      this.#strips.get(id)?.apply(stripOf(settings, id, kind));
  }

  /** Puts limiter and ducker into the way. Without them the sound goes on, and the panel says that they are missing. */
  async #addDynamics(): Promise<void> {
    await loadDynamics(this.#context).catch(() => undefined);
    if (this.#closing.signal.aborted) return;
    const { main, ducked, voice } = this.#buses;
    try {
      const limiter = new AudioWorkletNode(this.#context, 'vitrine-limiter', { outputChannelCount: [2] });
      const ducker = new AudioWorkletNode(this.#context, 'vitrine-ducker', {
        numberOfInputs: 2,
        outputChannelCount: [2],
      });
      this.#masterGain.disconnect();
      this.#masterGain.connect(limiter).connect(this.#masterMeter);
      ducked.disconnect();
      ducked.connect(ducker, 0, 0);
      voice.connect(ducker, 0, 1);
      ducker.connect(main);
      this.#ducker = ducker;
      this.store.setState({ hasDynamics: true });
      this.#apply();
    } catch {
      // The store still says that there are none.
    }
  }

  /** A browser may keep sound asleep until the person has touched the page. */
  #wakeOnTouch(): void {
    const { signal } = this.#closing;
    const wake = () => void this.#context.resume();
    for (const kind of ['pointerdown', 'keydown']) window.addEventListener(kind, wake, { signal });
  }
}

/** The list with an input in its old place, at the end, or gone. */
function placed(inputs: readonly MixerInput[], input: MixerInput, present: boolean): MixerInput[] {
  if (!present) return inputs.filter(({ id }) => id !== input.id);
  const isKnown = inputs.some(({ id }) => id === input.id);
  return isKnown ? inputs.map(each => (each.id === input.id ? input : each)) : [...inputs, input];
}
