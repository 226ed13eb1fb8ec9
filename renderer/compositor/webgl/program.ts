import { FINE_DETAIL } from '../look.ts';

/** Positions a layer's box, rotated about its centre and one pixel larger on each side for antialiased edges. */
const VERTEX = `#version 300 es
in vec2 corner;
uniform vec2 canvas;
uniform vec4 box;
uniform float angle;
out vec2 local;
void main() {
  local = corner * (box.zw + 2.0) - 1.0;
  vec2 fromCentre = local - box.zw / 2.0;
  vec2 turned = vec2(
    fromCentre.x * cos(angle) - fromCentre.y * sin(angle),
    fromCentre.x * sin(angle) + fromCentre.y * cos(angle)
  );
  vec2 at = (box.xy + box.zw / 2.0 + turned) / canvas;
  gl_Position = vec4(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0, 0.0, 1.0);
}`;

/** Samples the picture, applies look (as look.ts) and background effect, and the antialiased rounded outline. */
const FRAGMENT = `#version 300 es
precision highp float;
in vec2 local;
uniform sampler2D picture;
uniform vec4 box;
uniform vec4 source;
uniform float mirror;
uniform float radius;
uniform float opacity;
uniform vec4 tone;
uniform float smoothing;
uniform sampler2D mask;
uniform sampler2D replacement;
uniform vec4 replacementPart;
uniform float hasMask;
uniform float blurSigma;
out vec4 colour;

const vec3 BRIGHTNESS = vec3(0.299, 0.587, 0.114);

float within(float value, float low, float high) {
  return clamp(min(value - low, high - value) * 255.0 / 6.0 + 1.0, 0.0, 1.0);
}

float brightnessAt(vec2 at) {
  return dot(texture(picture, at).rgb, BRIGHTNESS);
}

float meanBrightness(vec2 at) {
  vec2 texel = 1.0 / vec2(textureSize(picture, 0));
  float sum = 0.0;
  for (int ring = 1; ring <= 2; ring++) {
    for (int step = 0; step < 8; step++) {
      float turn = float(step) * 0.7854 + float(ring) * 0.39;
      sum += brightnessAt(at + vec2(cos(turn), sin(turn)) * texel * float(ring) * 3.5);
    }
  }
  return sum / 16.0;
}

vec3 looked(vec3 rgb, vec2 at, bool isSmoothed) {
  float y = dot(rgb, BRIGHTNESS);
  float blue = (rgb.b - y) * 0.564;
  float red = (rgb.r - y) * 0.713;
  if (isSmoothed) {
    float skin = within(blue * 0.878 + 0.502, 77.0 / 255.0, 127.0 / 255.0)
      * within(red * 0.878 + 0.502, 133.0 / 255.0, 173.0 / 255.0);
    float detail = y - meanBrightness(at);
    y -= detail * skin * smoothing * clamp(2.0 - abs(detail) / ${FINE_DETAIL}, 0.0, 1.0);
  }
  y = clamp((pow(max(y, 0.0), tone.x) - 0.5) * tone.y + 0.5, 0.0, 1.0);
  blue += tone.z;
  red += tone.w;
  return clamp(vec3(y + 1.403 * red, y - 0.344 * blue - 0.714 * red, y + 1.773 * blue), 0.0, 1.0);
}

/** Gaussian blur of 7 x 7 taps on the mipmap level whose texels are as large as the distance between taps. */
vec3 blurred(vec2 at) {
  vec2 size = vec2(textureSize(picture, 0));
  float gap = blurSigma * size.y / 1.5;
  float level = max(0.0, log2(gap));
  vec3 sum = vec3(0.0);
  float weights = 0.0;
  for (int y = -3; y <= 3; y++) {
    for (int x = -3; x <= 3; x++) {
      float weight = exp(-float(x * x + y * y) / 4.5);
      sum += textureLod(picture, at + vec2(x, y) * gap / size, level).rgb * weight;
      weights += weight;
    }
  }
  return sum / weights;
}

void main() {
  vec2 part = clamp(local / box.zw, 0.0, 1.0);
  part.x = mix(part.x, 1.0 - part.x, mirror);
  vec2 at = source.xy + part * source.zw;
  vec4 read = texture(picture, at);
  bool isPlain = tone == vec4(1.0, 1.0, 0.0, 0.0) && smoothing == 0.0;
  vec3 rgb = isPlain ? read.rgb : looked(read.rgb, at, smoothing > 0.0) * read.a;
  if (blurSigma > 0.0 || replacementPart.z > 0.0) {
    vec3 behind = blurSigma > 0.0
      ? looked(blurred(at), at, false)
      : texture(replacement, replacementPart.xy + at * replacementPart.zw).rgb;
    rgb = mix(rgb, behind, hasMask > 0.0 ? texture(mask, at).r : 1.0);
  }
  vec2 past = abs(local - box.zw / 2.0) - box.zw / 2.0 + radius;
  float outside = length(max(past, 0.0)) + min(max(past.x, past.y), 0.0) - radius;
  float cover = clamp(0.5 - outside, 0.0, 1.0) * opacity;
  colour = vec4(rgb, read.a) * cover;
}`;

const UNIFORMS = [
  'canvas',
  'box',
  'angle',
  'source',
  'mirror',
  'radius',
  'opacity',
  'tone',
  'smoothing',
  'mask',
  'replacement',
  'replacementPart',
  'hasMask',
  'blurSigma',
] as const;

/** Texture units. */
export const UNITS = { picture: 0, mask: 1, replacement: 2 } as const;

export type Uniforms = Record<(typeof UNIFORMS)[number], WebGLUniformLocation | null>;

/** Compiles and links the program that draws all layers, and binds its vertex buffer. Returns its uniforms. */
export function createProgram(gl: WebGL2RenderingContext): Uniforms {
  const program = gl.createProgram();
  for (const [type, text] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('WebGL could not create a shader.');
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Error(`WebGL could not link the program: ${gl.getProgramInfoLog(program)}`);
  }
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's useProgram is no React hook.
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
  const corner = gl.getAttribLocation(program, 'corner');
  gl.enableVertexAttribArray(corner);
  gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
  const entries = UNIFORMS.map(name => [name, gl.getUniformLocation(program, name)]);
  const uniforms = Object.fromEntries(entries) as Uniforms;
  gl.uniform1i(uniforms.mask, UNITS.mask);
  gl.uniform1i(uniforms.replacement, UNITS.replacement);
  return uniforms;
}
