import { type CompiledModel, loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';
import script from '@litertjs/core/wasm/litert_wasm_internal.js?url';
import wasm from '@litertjs/core/wasm/litert_wasm_internal.wasm?url';
import weights from '@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite?url';
import { MASK_SIZE } from '../mask.ts';

/** The model's own shape: one picture, its rows, its columns, and red, green and blue between 0 and 1. */
const SHAPE = [1, MASK_SIZE.height, MASK_SIZE.width, 3];

/** Tells people from rooms; on the processor, since the model is so small that a graphics card gains nothing. */
export class PersonModel {
  readonly #model: CompiledModel;

  private constructor(model: CompiledModel) {
    this.#model = model;
  }

  /** Rejects with a TypeError where a file can't be had, with another error where it can't be run. */
  static async load(): Promise<PersonModel> {
    const response = await fetch(weights);
    if (!response.ok) throw new TypeError(`The model was answered with ${response.status}.`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    // The runtime looks for its WebAssembly beside the worker unless it is told otherwise, and asks this global for it.
    Object.assign(self, { Module: { locateFile: () => wasm } });
    await loadLiteRt(script);
    return new PersonModel(await loadAndCompile(bytes, { accelerator: 'wasm' }));
  }

  /**
   * How likely each pixel is one of a person, 0 to 1.
   * @param rgb red, green and blue of each pixel of a picture of `MASK_SIZE`, 0 to 1
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
