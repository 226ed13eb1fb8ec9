import { type CompiledModel, loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';
import script from '@litertjs/core/wasm/litert_wasm_internal.js?url';
import wasm from '@litertjs/core/wasm/litert_wasm_internal.wasm?url';
import weights from '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url';
import { MASK_SIZE } from '../mask.ts';

/** Shape of the input tensor: batch, height, width, RGB in 0..1. */
const SHAPE = [1, MASK_SIZE.height, MASK_SIZE.width, 3];

/** MediaPipe's selfie segmentation model. Runs on the CPU: the model is too small to gain from the GPU. */
export class SegmentationModel {
  readonly #model: CompiledModel;

  private constructor(model: CompiledModel) {
    this.#model = model;
  }

  /** Rejects with a TypeError if a file can't be loaded, with another error if the model can't be run. */
  static async load(): Promise<SegmentationModel> {
    const response = await fetch(weights);
    if (!response.ok) throw new TypeError(`The model was answered with ${response.status}.`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    // Emscripten reads the global `Module`; without it the runtime looks for the WebAssembly next to the worker's script.
    Object.assign(self, { Module: { locateFile: () => wasm } });
    await loadLiteRt(script);
    return new SegmentationModel(await loadAndCompile(bytes, { accelerator: 'wasm' }));
  }

  /**
   * Resolves to the person likelihood of each pixel, 0 to 1.
   * @param rgb interleaved RGB of a picture of `MASK_SIZE`, 0 to 1
   */
  async run(rgb: Float32Array): Promise<Float32Array> {
    const input = new Tensor(rgb, SHAPE);
    const outputs = await this.#model.run(input).finally(() => input.delete());
    const [person] = outputs.map(output => Float32Array.from(output.toTypedArray()));
    for (const output of outputs) output.delete();
    if (!person) throw new Error('The model gives no mask.');
    return person;
  }
}
