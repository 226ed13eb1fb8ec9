import type { Size } from '../geometry.ts';
import { UNITS } from './program.ts';

interface Kept {
  readonly texture: WebGLTexture;
  content: string;
  lastUsed: number;
}

/** Bytes of a picture of one part a pixel. */
export interface Grey extends Size {
  readonly data: Uint8Array;
}

/** Pictures on the graphics card, each sent there only when it changed. */
export class Textures {
  readonly #gl: WebGL2RenderingContext;
  readonly #kept = new Map<string, Kept>();
  #round = 0;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
  }

  /**
   * Binds the texture of a picture.
   * @param content changes exactly when the picture does
   * @param isReduced whether it is drawn at half its size or less, so that it needs its reductions too
   */
  bind(
    id: string,
    content: string,
    isReduced: boolean,
    picture: () => TexImageSource | Grey,
    unit: number = UNITS.picture,
  ): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0 + unit);
    this.#bind(id, content, isReduced, picture);
    gl.activeTexture(gl.TEXTURE0);
  }

  #bind(id: string, content: string, isReduced: boolean, picture: () => TexImageSource | Grey): void {
    const gl = this.#gl;
    const kept = this.#kept.get(id) ?? { texture: gl.createTexture(), content: '', lastUsed: 0 };
    this.#kept.set(id, kept);
    kept.lastUsed = this.#round;
    gl.bindTexture(gl.TEXTURE_2D, kept.texture);
    if (kept.content === content) return;
    kept.content = content;
    this.#send(picture());
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, isReduced ? gl.LINEAR_MIPMAP_LINEAR : gl.LINEAR);
    if (isReduced) gl.generateMipmap(gl.TEXTURE_2D);
  }

  #send(picture: TexImageSource | Grey): void {
    const gl = this.#gl;
    if (!('data' in picture && picture.data instanceof Uint8Array)) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture as TexImageSource);
    } else {
      const { width, height, data } = picture;
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, data);
    }
  }

  /** Called after each drawing: forgets what was not used in it. */
  sweep(): void {
    for (const [id, { texture, lastUsed }] of this.#kept) {
      if (lastUsed === this.#round) continue;
      this.#gl.deleteTexture(texture);
      this.#kept.delete(id);
    }
    this.#round += 1;
  }
}
