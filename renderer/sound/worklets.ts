import type { RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import plainWasm from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import simdWasm from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import rnnoiseWorklet from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?worker&url';
import soundWorklet from './sound-worklet.ts?worker&url';

/** Loads the worklets of limiter and ducker into an AudioContext. Rejects if they can't be loaded. */
export function loadDynamics(context: AudioContext): Promise<void> {
  return context.audioWorklet.addModule(soundWorklet);
}

const ready = new WeakMap<AudioContext, Promise<ArrayBuffer>>();

async function loadRnnoise(context: AudioContext): Promise<ArrayBuffer> {
  const { loadRnnoise: fetchWasm } = await import('@sapphi-red/web-noise-suppressor');
  await context.audioWorklet.addModule(rnnoiseWorklet);
  return fetchWasm({ url: plainWasm, simdUrl: simdWasm });
}

/** Creates a noise suppressor (RNNoise, mono). Its code is loaded on first use. Adds 10 ms of latency. */
export async function makeDenoiser(context: AudioContext): Promise<RnnoiseWorkletNode> {
  const loading = ready.get(context) ?? loadRnnoise(context);
  ready.set(context, loading);
  loading.catch(() => ready.delete(context));
  const wasmBinary = await loading;
  const { RnnoiseWorkletNode: Node } = await import('@sapphi-red/web-noise-suppressor');
  return new Node(context, { maxChannels: 1, wasmBinary });
}
