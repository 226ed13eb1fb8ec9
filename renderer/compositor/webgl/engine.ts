import { type Background, type Look, PLAIN_LOOK } from '../../../shared/scenes/document.ts';
import { blurSigma, FALLBACK_STRENGTH } from '../background/blur.ts';
import { MASK_SIZE } from '../background/mask.ts';
import type { Fill } from '../drawn-scene.ts';
import { boxOf, type Cut, cutOf, fitted, type Rect, type Size, wholeOf } from '../geometry.ts';
import { toneOf } from '../look.ts';
import { animationKey, type PaintedFill, paint } from '../overlays/paint.ts';
import {
  type Engine,
  type FrameRequest,
  fillAt,
  type PreparedLayer,
  type PreparedScene,
  type RenderContext,
} from '../worker/engine.ts';
import { createProgram, UNITS, type Uniforms } from './program.ts';
import { Textures } from './textures.ts';

type PictureFill = Extract<Fill, { kind: 'picture' }>;

/** Rectangle of a texture in texture coordinates: x, y, width, height. */
type TexRect = readonly [number, number, number, number];
const WHOLE: TexRect = [0, 0, 1, 1];
/** Framebuffer textures have their first row at the bottom. */
const UPSIDE_DOWN: TexRect = [0, 1, 1, -1];
const NOTHING: TexRect = [0, 0, 0, 0];

/** Composes on the GPU by WebGL2. */
export class WebGlEngine implements Engine {
  readonly name = 'webgl2';
  readonly #size: Size;
  readonly #canvas: OffscreenCanvas;
  readonly #gl: WebGL2RenderingContext;
  readonly #uniforms: Uniforms;
  readonly #textures: Textures;
  readonly #over: { readonly buffer: WebGLFramebuffer; readonly texture: WebGLTexture };

  /** @param onLost called when the WebGL context was lost; the engine can't render any more */
  constructor(size: Size, onLost: () => void) {
    this.#size = size;
    this.#canvas = new OffscreenCanvas(size.width, size.height);
    const gl = this.#canvas.getContext('webgl2', { alpha: false, antialias: false });
    if (!gl) throw new Error('This browser has no WebGL2 in a worker.');
    this.#canvas.addEventListener('webglcontextlost', onLost, { once: true });
    this.#gl = gl;
    this.#uniforms = createProgram(gl);
    this.#textures = new Textures(gl);
    this.#over = framebuffer(gl, size);
    gl.viewport(0, 0, size.width, size.height);
    gl.uniform2f(this.#uniforms.canvas, size.width, size.height);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.clearColor(0, 0, 0, 1);
  }

  async render({ scene, before, context }: FrameRequest, timestamp: number): Promise<VideoFrame> {
    if (!before) this.#drawScene(scene, context);
    else if (before.mix.kind === 'wipe') this.#drawWipe(scene, before.scene, before.mix.share, context);
    else this.#drawFade(scene, before.scene, before.mix.share, context);
    this.#textures.sweep();
    return new VideoFrame(this.#canvas, { timestamp, alpha: 'discard' });
  }

  #drawWipe(scene: PreparedScene, old: PreparedScene, share: number, context: RenderContext): void {
    const gl = this.#gl;
    const { width, height } = this.#size;
    this.#drawScene(old, context);
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(0, 0, Math.round(share * width), height);
    this.#drawScene(scene, context);
    gl.disable(gl.SCISSOR_TEST);
  }

  #drawFade(scene: PreparedScene, old: PreparedScene, share: number, context: RenderContext): void {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#over.buffer);
    this.#drawScene(scene, context);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    this.#drawScene(old, context);
    gl.bindTexture(gl.TEXTURE_2D, this.#over.texture);
    const box = { x: 0, y: 0, ...this.#size };
    this.#drawBox(box, { opacity: share, mirror: false, rounding: 0, rotation: 0 }, UPSIDE_DOWN, PLAIN_LOOK);
  }

  #drawScene(scene: PreparedScene, context: RenderContext): void {
    this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
    for (const layer of scene.layers) if (layer.opacity > 0) this.#drawLayer(layer, context);
  }

  #drawLayer(layer: PreparedLayer, context: RenderContext): void {
    const fill = fillAt(layer, context.now);
    if (fill.kind === 'picture') this.#drawPicture(layer, fill, context);
    else this.#drawPainted(layer, fill, context);
  }

  #drawPainted(layer: PreparedLayer, fill: PaintedFill, context: RenderContext): void {
    const box = boxOf(layer.place, this.#size);
    const content = `${layer.content} ${animationKey(fill, this.#size, context)} ${box.width}x${box.height}`;
    this.#textures.bind(layer.key, content, false, () => {
      const canvas = new OffscreenCanvas(box.width, box.height);
      const ctx = canvas.getContext('2d');
      if (ctx) paint(ctx, fill, box, this.#size, context);
      return canvas;
    });
    this.#drawBox(box, { ...layer, rotation: layer.place.rotation }, WHOLE, PLAIN_LOOK);
  }

  #drawPicture(layer: PreparedLayer, { sourceId, look }: PictureFill, context: RenderContext): void {
    const picture = context.picture(sourceId);
    if (!picture) return;
    const cut = cutOf(layer, picture, this.#size);
    // The blur samples mipmaps.
    const needsMipmaps = isMinified(cut) || look.background !== undefined;
    this.#textures.bind(
      `${sourceId} ${needsMipmaps}`,
      String(picture.serial),
      needsMipmaps,
      () => picture.image,
    );
    const { source, box } = cut;
    if (look.background) this.#enableBackground(sourceId, picture, look.background, context);
    this.#drawBox(box, { ...layer, rotation: layer.place.rotation }, texRectOf(source, picture), look);
    this.#disableBackground();
  }

  /**
   * Sets the uniforms of the background effect for the next box. If the mask or the replacement is missing, the picture
   * is blurred: the background must never be visible.
   */
  #enableBackground(sourceId: string, picture: Size, background: Background, context: RenderContext): void {
    const gl = this.#gl;
    const mask = context.mask(sourceId);
    const address = background.kind === 'picture' ? background.address : undefined;
    const replacement = address && mask ? context.picture(address) : undefined;
    if (mask) {
      const image = { ...MASK_SIZE, data: mask.background };
      this.#textures.bind(`${sourceId} mask`, String(mask.serial), false, () => image, UNITS.mask);
      gl.uniform1f(this.#uniforms.hasMask, 1);
    }
    if (replacement) {
      const { serial, image } = replacement;
      this.#textures.bind(
        `${sourceId} replacement`,
        `${address} ${serial}`,
        true,
        () => image,
        UNITS.replacement,
      );
      gl.uniform4f(this.#uniforms.replacementPart, ...replacementPart(replacement, picture));
    } else {
      const strength = background.kind === 'blur' && mask ? background.strength : FALLBACK_STRENGTH;
      gl.uniform1f(this.#uniforms.blurSigma, blurSigma(strength));
    }
  }

  #disableBackground(): void {
    this.#gl.uniform1f(this.#uniforms.blurSigma, 0);
    this.#gl.uniform1f(this.#uniforms.hasMask, 0);
    this.#gl.uniform4f(this.#uniforms.replacementPart, ...NOTHING);
  }

  #drawBox(box: Cut['box'], shape: Shape, part: TexRect, look: Look): void {
    const gl = this.#gl;
    const uniforms = this.#uniforms;
    const { exponent, slope, blue, red } = toneOf(look);
    gl.uniform4f(uniforms.box, box.x, box.y, box.width, box.height);
    gl.uniform1f(uniforms.angle, (shape.rotation * Math.PI) / 180);
    gl.uniform4f(uniforms.source, ...part);
    gl.uniform1f(uniforms.mirror, shape.mirror ? 1 : 0);
    gl.uniform1f(uniforms.radius, shape.rounding * Math.min(box.width, box.height));
    gl.uniform1f(uniforms.opacity, shape.opacity);
    gl.uniform4f(uniforms.tone, exponent, slope, blue, red);
    gl.uniform1f(uniforms.smoothing, look.smoothing);
    gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
  }
}

interface Shape {
  readonly opacity: number;
  readonly mirror: boolean;
  readonly rounding: number;
  readonly rotation: number;
}

/** True if a picture is drawn at half its size or less. */
const isMinified = ({ source, box }: Cut): boolean =>
  Math.min(source.width / box.width, source.height / box.height) >= 2;

/** The centred rectangle of a replacement picture that has the aspect ratio of the source. */
function replacementPart(replacement: Size, shape: Size): TexRect {
  const { source } = fitted('cover', wholeOf(replacement), wholeOf(shape));
  return texRectOf(source, replacement);
}

/** A pixel rectangle of a picture in texture coordinates. */
function texRectOf({ x, y, width, height }: Rect, picture: Size): TexRect {
  return [x / picture.width, y / picture.height, width / picture.width, height / picture.height];
}

/** An offscreen render target of the canvas's size. */
function framebuffer(gl: WebGL2RenderingContext, { width, height }: Size) {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
  const buffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, buffer);
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  return { buffer, texture };
}
