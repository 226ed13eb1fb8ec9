import { type Background, type Look, PLAIN_LOOK } from '../../../shared/scenes.ts';
import { blurReach, WHOLE_BLUR } from '../background/blur.ts';
import { MASK_SIZE } from '../background/mask.ts';
import type { Fill } from '../drawn-scene.ts';
import { boxOf, type Cut, cutOf, fitted, type Rect, type Size, wholeOf } from '../geometry.ts';
import { toneOf } from '../look.ts';
import { type PaintedFill, paint, phaseOf } from '../overlays/paint.ts';
import {
  type Engine,
  fillAt,
  type PreparedLayer,
  type PreparedScene,
  type Setting,
  type Shot,
} from '../worker/engine.ts';
import { startProgram, UNITS, type Uniforms } from './program.ts';
import { Textures } from './textures.ts';

type PictureFill = Extract<Fill, { kind: 'picture' }>;

/** Where a picture lies in its texture, as parts of it: x, y, width, height. */
type Part = readonly [number, number, number, number];
const WHOLE: Part = [0, 0, 1, 1];
/** What a framebuffer holds has its first row at the foot. */
const UPSIDE_DOWN: Part = [0, 1, 1, -1];
const NOTHING: Part = [0, 0, 0, 0];

/** Composes on the graphics card. */
export class WebGlEngine implements Engine {
  readonly name = 'webgl2';
  readonly #size: Size;
  readonly #canvas: OffscreenCanvas;
  readonly #gl: WebGL2RenderingContext;
  readonly #uniforms: Uniforms;
  readonly #textures: Textures;
  readonly #over: { readonly buffer: WebGLFramebuffer; readonly texture: WebGLTexture };

  /** @param onLost called when the graphics card was taken away; nothing can be drawn here any more */
  constructor(size: Size, onLost: () => void) {
    this.#size = size;
    this.#canvas = new OffscreenCanvas(size.width, size.height);
    const gl = this.#canvas.getContext('webgl2', { alpha: false, antialias: false });
    if (!gl) throw new Error('This browser has no WebGL2 in a worker.');
    this.#canvas.addEventListener('webglcontextlost', onLost, { once: true });
    this.#gl = gl;
    this.#uniforms = startProgram(gl);
    this.#textures = new Textures(gl);
    this.#over = framebuffer(gl, size);
    gl.viewport(0, 0, size.width, size.height);
    gl.uniform2f(this.#uniforms.canvas, size.width, size.height);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    gl.clearColor(0, 0, 0, 1);
  }

  async draw({ scene, before, setting }: Shot, timestamp: number): Promise<VideoFrame> {
    if (!before) this.#drawScene(scene, setting);
    else if (before.mix.kind === 'wipe') this.#drawWipe(scene, before.scene, before.mix.share, setting);
    else this.#drawFade(scene, before.scene, before.mix.share, setting);
    this.#textures.sweep();
    return new VideoFrame(this.#canvas, { timestamp, alpha: 'discard' });
  }

  #drawWipe(scene: PreparedScene, old: PreparedScene, share: number, setting: Setting): void {
    const gl = this.#gl;
    const { width, height } = this.#size;
    this.#drawScene(old, setting);
    gl.enable(gl.SCISSOR_TEST);
    gl.scissor(0, 0, Math.round(share * width), height);
    this.#drawScene(scene, setting);
    gl.disable(gl.SCISSOR_TEST);
  }

  #drawFade(scene: PreparedScene, old: PreparedScene, share: number, setting: Setting): void {
    const gl = this.#gl;
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.#over.buffer);
    this.#drawScene(scene, setting);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    this.#drawScene(old, setting);
    gl.bindTexture(gl.TEXTURE_2D, this.#over.texture);
    const box = { x: 0, y: 0, ...this.#size };
    this.#drawBox(box, { opacity: share, mirror: false, rounding: 0, rotation: 0 }, UPSIDE_DOWN, PLAIN_LOOK);
  }

  #drawScene(scene: PreparedScene, setting: Setting): void {
    this.#gl.clear(this.#gl.COLOR_BUFFER_BIT);
    for (const layer of scene.layers) if (layer.opacity > 0) this.#drawLayer(layer, setting);
  }

  #drawLayer(layer: PreparedLayer, setting: Setting): void {
    const fill = fillAt(layer, setting.now);
    if (fill.kind === 'picture') this.#drawPicture(layer, fill, setting);
    else this.#drawPainted(layer, fill, setting);
  }

  #drawPainted(layer: PreparedLayer, fill: PaintedFill, setting: Setting): void {
    const box = boxOf(layer.place, this.#size);
    const content = `${layer.content} ${phaseOf(fill, this.#size, setting)} ${box.width}x${box.height}`;
    this.#textures.bind(layer.key, content, false, () => {
      const canvas = new OffscreenCanvas(box.width, box.height);
      const brush = canvas.getContext('2d');
      if (brush) paint(brush, fill, box, this.#size, setting);
      return canvas;
    });
    this.#drawBox(box, { ...layer, rotation: layer.place.rotation }, WHOLE, PLAIN_LOOK);
  }

  #drawPicture(layer: PreparedLayer, { sourceId, look }: PictureFill, setting: Setting): void {
    const picture = setting.picture(sourceId);
    if (!picture) return;
    const cut = cutOf(layer, picture, this.#size);
    // A blur is read from the picture's reductions.
    const reduced = isReduced(cut) || look.background !== undefined;
    this.#textures.bind(`${sourceId} ${reduced}`, String(picture.serial), reduced, () => picture.image);
    const { source, box } = cut;
    if (look.background) this.#coverRoom(sourceId, picture, look.background, setting);
    this.#drawBox(box, { ...layer, rotation: layer.place.rotation }, partOf(source, picture), look);
    this.#showRoom();
  }

  /** Has the next box drawn with the room blurred or replaced; whatever is missing, the room is not shown. */
  #coverRoom(sourceId: string, picture: Size, background: Background, setting: Setting): void {
    const gl = this.#gl;
    const mask = setting.mask(sourceId);
    const address = background.kind === 'picture' ? background.address : undefined;
    const standIn = address && mask ? setting.picture(address) : undefined;
    if (mask) {
      const room = { ...MASK_SIZE, data: mask.room };
      this.#textures.bind(`${sourceId} room`, String(mask.serial), false, () => room, UNITS.room);
      gl.uniform1f(this.#uniforms.hasRoom, 1);
    }
    if (standIn) {
      const { serial, image } = standIn;
      this.#textures.bind(`${sourceId} stand-in`, `${address} ${serial}`, true, () => image, UNITS.standIn);
      gl.uniform4f(this.#uniforms.standInPart, ...standInPart(standIn, picture));
    } else {
      const strength = background.kind === 'blur' && mask ? background.strength : WHOLE_BLUR;
      gl.uniform1f(this.#uniforms.reach, blurReach(strength));
    }
  }

  #showRoom(): void {
    this.#gl.uniform1f(this.#uniforms.reach, 0);
    this.#gl.uniform1f(this.#uniforms.hasRoom, 0);
    this.#gl.uniform4f(this.#uniforms.standInPart, ...NOTHING);
  }

  #drawBox(box: Cut['box'], shape: Shape, part: Part, look: Look): void {
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

const isReduced = ({ source, box }: Cut): boolean =>
  Math.min(source.width / box.width, source.height / box.height) >= 2;

/** The part of a picture that fills the shape of another. */
function standInPart(standIn: Size, shape: Size): Part {
  const { source } = fitted('cover', wholeOf(standIn), wholeOf(shape));
  return partOf(source, standIn);
}

/** An area of a picture in shares of its width and height. */
function partOf({ x, y, width, height }: Rect, picture: Size): Part {
  return [x / picture.width, y / picture.height, width / picture.width, height / picture.height];
}

/** A picture beside the canvas's own, into which a whole scene can be drawn. */
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
