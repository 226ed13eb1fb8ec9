import type { Size } from '../geometry.ts';
import { UNITS } from './program.ts';

interface CacheEntry {
  readonly texture: WebGLTexture;
  content: string;
  lastUsed: number;
}

/** An image with one byte per pixel. */
export interface GreyscaleImage extends Size {
  readonly data: Uint8Array;
}

/** Texture cache: a picture is uploaded only when it changed. */
export class Textures {
  readonly #gl: WebGL2RenderingContext;
  readonly #entries = new Map<string, CacheEntry>();
  #round = 0;

  constructor(gl: WebGL2RenderingContext) {
    this.#gl = gl;
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
  }

  /**
   * Binds the texture of a picture.
   * @param content cache key that changes exactly when the picture does
   * @param hasMipmaps true if the texture needs mipmaps
   */
  bind(
    id: string,
    content: string,
    hasMipmaps: boolean,
    picture: () => TexImageSource | GreyscaleImage,
    unit: number = UNITS.picture,
  ): void {
    const gl = this.#gl;
    gl.activeTexture(gl.TEXTURE0 + unit);
    this.#bind(id, content, hasMipmaps, picture);
    gl.activeTexture(gl.TEXTURE0);
  }

  #bind(
    id: string,
    content: string,
    hasMipmaps: boolean,
    picture: () => TexImageSource | GreyscaleImage,
  ): void {
    const gl = this.#gl;
    const entry = this.#entries.get(id) ?? { texture: gl.createTexture(), content: '', lastUsed: 0 };
    this.#entries.set(id, entry);
    entry.lastUsed = this.#round;
    gl.bindTexture(gl.TEXTURE_2D, entry.texture);
    if (entry.content === content) return;
    entry.content = content;
    this.#upload(picture());
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, hasMipmaps ? gl.LINEAR_MIPMAP_LINEAR : gl.LINEAR);
    if (hasMipmaps) gl.generateMipmap(gl.TEXTURE_2D);
  }

  #upload(picture: TexImageSource | GreyscaleImage): void {
    const gl = this.#gl;
    if (!('data' in picture && picture.data instanceof Uint8Array)) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture as TexImageSource);
    } else {
      const { width, height, data } = picture;
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, data);
    }
  }

  /** Called after each frame: deletes textures that were not used in it. */
  sweep(): void {
    for (const [id, { texture, lastUsed }] of this.#entries) {
      if (lastUsed === this.#round) continue;
      this.#gl.deleteTexture(texture);
      this.#entries.delete(id);
    }
    this.#round += 1;
  }
}
