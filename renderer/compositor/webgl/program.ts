import { FINE_DETAIL } from '../look.ts';

/** Places the layer's box, one pixel larger each way so that its edges can be softened, and turns it about its middle. */
const VERTEX = `#version 300 es
in vec2 corner;
uniform vec2 canvas;
uniform vec4 box;
uniform float angle;
out vec2 local;
void main() {
  local = corner * (box.zw + 2.0) - 1.0;
  vec2 fromMiddle = local - box.zw / 2.0;
  vec2 turned = vec2(
    fromMiddle.x * cos(angle) - fromMiddle.y * sin(angle),
    fromMiddle.x * sin(angle) + fromMiddle.y * cos(angle)
  );
  vec2 at = (box.xy + box.zw / 2.0 + turned) / canvas;
  gl_Position = vec4(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0, 0.0, 1.0);
}`;

/** Reads the picture, gives it its look as look.ts says it, and cuts it along its round and soft edge. */
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
uniform sampler2D room;
uniform sampler2D standIn;
uniform vec4 standInPart;
uniform float hasRoom;
uniform float reach;
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

/** The mean about a place, near ones counting more; the picture's reductions have averaged what lies between. */
vec3 blurred(vec2 at) {
  vec2 size = vec2(textureSize(picture, 0));
  float gap = reach * size.y / 1.5;
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
  if (reach > 0.0 || standInPart.z > 0.0) {
    vec3 behind = reach > 0.0
      ? looked(blurred(at), at, false)
      : texture(standIn, standInPart.xy + at * standInPart.zw).rgb;
    rgb = mix(rgb, behind, hasRoom > 0.0 ? texture(room, at).r : 1.0);
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
  'room',
  'standIn',
  'standInPart',
  'hasRoom',
  'reach',
] as const;

/** From which unit each of the textures is read. */
export const UNITS = { picture: 0, room: 1, standIn: 2 } as const;

export type Uniforms = Record<(typeof UNIFORMS)[number], WebGLUniformLocation | null>;

/** Makes the one program that draws everything, ready for use with its rectangle. */
export function startProgram(gl: WebGL2RenderingContext): Uniforms {
  const program = gl.createProgram();
  for (const [type, text] of [
    [gl.VERTEX_SHADER, VERTEX],
    [gl.FRAGMENT_SHADER, FRAGMENT],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('The graphics card makes no shader.');
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    throw new Error(`The graphics card refuses the program: ${gl.getProgramInfoLog(program)}`);
  }
  // biome-ignore lint/correctness/useHookAtTopLevel: the name is the graphics library's, and no React hook.
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]), gl.STATIC_DRAW);
  const corner = gl.getAttribLocation(program, 'corner');
  gl.enableVertexAttribArray(corner);
  gl.vertexAttribPointer(corner, 2, gl.FLOAT, false, 0, 0);
  const entries = UNIFORMS.map(name => [name, gl.getUniformLocation(program, name)]);
  const uniforms = Object.fromEntries(entries) as Uniforms;
  gl.uniform1i(uniforms.room, UNITS.room);
  gl.uniform1i(uniforms.standIn, UNITS.standIn);
  return uniforms;
}
