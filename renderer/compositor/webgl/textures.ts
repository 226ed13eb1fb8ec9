interface Kept {
  readonly texture: WebGLTexture;
  content: string;
  lastUsed: number;
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
  bind(id: string, content: string, isReduced: boolean, picture: () => TexImageSource): void {
    const gl = this.#gl;
    const kept = this.#kept.get(id) ?? { texture: gl.createTexture(), content: '', lastUsed: 0 };
    this.#kept.set(id, kept);
    kept.lastUsed = this.#round;
    gl.bindTexture(gl.TEXTURE_2D, kept.texture);
    if (kept.content === content) return;
    kept.content = content;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture());
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, isReduced ? gl.LINEAR_MIPMAP_LINEAR : gl.LINEAR);
    if (isReduced) gl.generateMipmap(gl.TEXTURE_2D);
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
