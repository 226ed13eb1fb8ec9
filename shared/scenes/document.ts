import { z } from 'zod';
import { Id } from '../id.ts';

/** Longest list of each kind, so that a scene document fits into one frame of the wire. */
export const MAX_SCENES = 20;
export const MAX_LAYERS = 12;
export const MAX_SOURCES = 24;

/** The two shapes of picture that one show can have: 16:9 for desktops, 9:16 for phones. */
export const Canvas = z.enum(['wide', 'tall']);
export type Canvas = z.infer<typeof Canvas>;

/** Size of each canvas in pixels. */
export const CANVAS_SIZE = {
  wide: { width: 1280, height: 720 },
  tall: { width: 720, height: 1280 },
} as const satisfies Record<Canvas, { width: number; height: number }>;

const id = Id.max(32);
const Colour = z.string().regex(/^#[0-9a-f]{6}$/i);
const share = z.number().min(0).max(1);

/** What viewers get to see in place of the room behind a person. */
export const Background = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('blur'), strength: share }),
  /** `address` is one that the show's server gave for an uploaded picture. */
  z.object({ kind: z.literal('picture'), address: z.string().max(300) }),
]);
export type Background = z.infer<typeof Background>;

/** How one source's picture is improved before it is placed. Everything is off by default. */
export const Look = z.object({
  /** -1 to 1 each; 0 leaves the picture as it is. */
  brightness: z.number().min(-1).max(1),
  contrast: z.number().min(-1).max(1),
  warmth: z.number().min(-1).max(1),
  /** 0 to 1. */
  smoothing: share,
  /** Absent where the room is shown as it is. */
  background: Background.optional(),
});
export type Look = z.infer<typeof Look>;

export const PLAIN_LOOK: Look = {
  brightness: 0,
  contrast: 0,
  warmth: 0,
  smoothing: 0,
};

const named = { id, name: z.string().trim().min(1).max(60) };

/** Where a picture comes from. Scenes share sources, so a camera is opened once however often it is shown. */
export const Source = z.discriminatedUnion('kind', [
  /** The label finds the camera again where the browser gave it a new id; without both it is the host's chosen one. */
  z.object({
    ...named,
    kind: z.literal('camera'),
    deviceId: z.string().max(200).optional(),
    label: z.string().max(200).optional(),
    look: Look,
  }),
  z.object({ ...named, kind: z.literal('screen') }),
  /** `address` is one that the show's server gave for an uploaded picture or film. */
  z.object({ ...named, kind: z.literal('image'), address: z.string().max(300) }),
  z.object({ ...named, kind: z.literal('film'), address: z.string().max(300), loop: z.boolean() }),
  z.object({ ...named, kind: z.literal('colour'), colour: Colour }),
  z.object({
    ...named,
    kind: z.literal('text'),
    text: z.string().max(200),
    colour: Colour,
    /** Height of a line as a part of the canvas's height. */
    size: z.number().min(0.02).max(0.5),
    weight: z.enum(['regular', 'bold']),
  }),
  /** Drawn from the show's state, so that the picture and the viewers' cards can't disagree. */
  z.object({
    ...named,
    kind: z.literal('overlay'),
    overlay: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('product') }),
      z.object({ kind: z.literal('lowerThird'), title: z.string().max(80), subtitle: z.string().max(120) }),
      z.object({ kind: z.literal('ticker'), text: z.string().max(300) }),
      z.object({ kind: z.literal('chat') }),
      z.object({ kind: z.literal('wheel'), entries: z.array(z.string().max(40)).max(24) }),
    ]),
  }),
]);
export type Source = z.infer<typeof Source>;
export type SourceKind = Source['kind'];

/** A place on a canvas. Lengths are parts of the canvas, so that a scene is the same at every resolution. */
export const Place = z.object({
  /** Left and top edge; outside 0 to 1 where the layer hangs over. */
  x: z.number().min(-2).max(3),
  y: z.number().min(-2).max(3),
  width: z.number().min(0.01).max(4),
  height: z.number().min(0.01).max(4),
  /** Degrees clockwise about the middle. */
  rotation: z.number().min(-180).max(180),
});
export type Place = z.infer<typeof Place>;

/** One source within a scene. */
export const Layer = z.object({
  id,
  sourceId: id,
  visible: z.boolean(),
  locked: z.boolean(),
  /** 0 to 1. */
  opacity: share,
  mirror: z.boolean(),
  /** How a picture of another shape fills its place: cut to fill it, or shown whole. */
  fit: z.enum(['cover', 'contain']),
  /** What is cut off each side of the source, as parts of it. */
  crop: z.object({ left: share, top: share, right: share, bottom: share }),
  /** Radius of the corners as a part of the shorter side; 0.5 makes a circle of a square. */
  rounding: z.number().min(0).max(0.5),
  place: z.object({ wide: Place, tall: Place }),
});
export type Layer = z.infer<typeof Layer>;

export const Scene = z.object({
  id,
  name: z.string().trim().min(1).max(60),
  /** Back to front. */
  layers: z.array(Layer).max(MAX_LAYERS),
});
export type Scene = z.infer<typeof Scene>;

export const Transition = z.object({
  kind: z.enum(['cut', 'fade', 'wipe']),
  /** Length in milliseconds; a cut takes none. */
  ms: z.number().int().min(0).max(3000),
});
export type Transition = z.infer<typeof Transition>;

/** How overlays look in every scene of a show: dark glass, or white paper. */
export const OverlayThemeName = z.enum(['vitrine', 'paper']);
export type OverlayThemeName = z.infer<typeof OverlayThemeName>;

/** Every scene of a show with what it is made of: one document, saved as a whole. */
export const Scenes = z.object({
  sources: z.array(Source).max(MAX_SOURCES),
  /** In the order of their keys. */
  scenes: z.array(Scene).max(MAX_SCENES),
  transition: Transition,
  /** Which canvas viewers get. */
  canvas: Canvas,
  /** Scenes that were saved before there was a choice have none. */
  theme: OverlayThemeName.default('vitrine'),
});
export type Scenes = z.infer<typeof Scenes>;
