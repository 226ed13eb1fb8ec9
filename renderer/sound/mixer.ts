import { createStore, type StoreApi } from 'zustand/vanilla';
import { gainFactor, type InputKind, stripOf, useSound } from './settings.ts';
import { type Buses, Strip } from './strip.ts';
import { loadDynamics, makeDenoiser } from './worklets.ts';

/** An input, as listed in the mixer drawer. */
export interface MixerInput {
  readonly id: string;
  readonly name: string;
  readonly kind: InputKind;
}

/** Audio of an input: a track, or a media element, whose audio is then routed through the mixer only. */
export type AudioInput = MediaStreamTrack | HTMLMediaElement;

export interface MixerView {
  /** In the order they came. */
  inputs: readonly MixerInput[];
  /** True once limiter and ducker are loaded; stays false if the browser has no AudioWorklet. */
  hasDynamics: boolean;
}

const TIME_CONSTANT_S = 0.02;
/** The rate of RNNoise and Opus. */
const SAMPLE_RATE = 48_000;

/** Mixes all inputs into the master track, with the host's settings from `useSound`. */
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
    this.#resumeOnGesture();
    void this.#addDynamics();
    this.#apply();
  }

  /** The master track. It exists from the start and is silent without inputs: recordings need a constant track. */
  get track(): MediaStreamTrack | undefined {
    return this.#out.stream.getAudioTracks()[0];
  }

  /** Calls the listener with the master track now, and whenever inputs change; null without any input. */
  onMaster(listener: (track: MediaStreamTrack | null) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#master());
    return () => this.#listeners.delete(listener);
  }

  /** Sets, replaces or (with null) removes an input's audio. A track is not stopped by the mixer. */
  setInput(input: MixerInput, audio: AudioInput | null): void {
    this.#strips.get(input.id)?.close();
    this.#strips.delete(input.id);
    if (audio) this.#add(input, audio);
    this.store.setState(({ inputs }) => ({ inputs: withInput(inputs, input, audio !== null) }));
    for (const listener of this.#listeners) listener(this.#master());
  }

  /** Analyser of an input or of the master for a level meter; undefined for an unknown input. */
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

  #add(input: MixerInput, audio: AudioInput): void {
    const strip = new Strip(this.#context, this.#sourceOf(audio), input.kind, this.#buses, () =>
      makeDenoiser(this.#context),
    );
    strip.apply(stripOf(useSound.getState(), input.id, input.kind));
    this.#strips.set(input.id, strip);
    void this.#context.resume();
  }

  /** A media element can be connected to one source node only, so the node is kept for when it is added again. */
  #sourceOf(audio: AudioInput): AudioNode {
    if (audio instanceof MediaStreamTrack) {
      return this.#context.createMediaStreamSource(new MediaStream([audio]));
    }
    const source = this.#players.get(audio) ?? this.#context.createMediaElementSource(audio);
    this.#players.set(audio, source);
    return source;
  }

  #apply(): void {
    const settings = useSound.getState();
    const now = this.#context.currentTime;
    this.#masterGain.gain.setTargetAtTime(gainFactor(settings.master.gainDb), now, TIME_CONSTANT_S);
    this.#ducker?.parameters.get('amountDb')?.setValueAtTime(settings.master.duckDb, now);
    for (const { id, kind } of this.store.getState().inputs)
      this.#strips.get(id)?.apply(stripOf(settings, id, kind));
  }

  /** Inserts limiter and ducker into the graph. If they can't be loaded, audio works without them. */
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
      // `hasDynamics` stays false.
    }
  }

  /** Autoplay policy: an AudioContext may stay suspended until the first user gesture. */
  #resumeOnGesture(): void {
    const { signal } = this.#closing;
    const resume = () => void this.#context.resume();
    for (const kind of ['pointerdown', 'keydown']) window.addEventListener(kind, resume, { signal });
  }
}

/** The list with an input updated in place, appended or removed. */
function withInput(inputs: readonly MixerInput[], input: MixerInput, present: boolean): MixerInput[] {
  if (!present) return inputs.filter(({ id }) => id !== input.id);
  const isKnown = inputs.some(({ id }) => id === input.id);
  return isKnown ? inputs.map(each => (each.id === input.id ? input : each)) : [...inputs, input];
}
