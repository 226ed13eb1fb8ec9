/** Shorter than a person needs to see that a row went from under their pointer or finger. */
const GUARD_MS = 400;
/** Rows that were moved by others so often within the time are in motion: nobody aims at one of them. */
const MOVES = 3;
const MOTION_MS = 800;
/** A hand that trembles by so many pixels holds still. */
const STILL_PX = 4;

type Ids = readonly string[];

/** Where the pointer was last in a list, and the row that it was on. */
interface Point {
  readonly x: number;
  readonly y: number;
  readonly rowId: string | undefined;
  /** Top of the row in the window, in pixels. */
  readonly top: number;
}

/** What is known of what a person aims at in a list. Times are of the performance.now() clock, in milliseconds. */
export interface Aim {
  readonly point: Point | undefined;
  /** When the list last put another row under a pointer that held still. */
  readonly shiftedAt: number;
  /** When rows were last moved by others, the newest first. */
  readonly movedAt: readonly number[];
}

export const NO_AIM: Aim = { point: undefined, shiftedAt: Number.NEGATIVE_INFINITY, movedAt: [] };

/** True if any of the rows that were there stands elsewhere now; more at the end move none. */
export const isMoved = (before: Ids, after: Ids): boolean => before.some((id, index) => after[index] !== id);

/** As `isMoved` in a list that stays at its end, where each row that is added moves those before it. */
export const isMovedAtEnd = (before: Ids, after: Ids): boolean =>
  isMoved(before, after) || before.at(-1) !== after.at(-1);

/** Rows were moved by others than the page's own user. */
export const withMove = (aim: Aim, at: number): Aim => ({
  ...aim,
  movedAt: [at, ...aim.movedAt].slice(0, MOVES),
});

/**
 * The pointer was seen somewhere in the list.
 * @param lastTop where the row stands now that the pointer was on before; undefined where it is gone
 */
export function withPoint(aim: Aim, point: Point, lastTop: number | undefined, at: number): Aim {
  const { point: last, shiftedAt } = aim;
  if (!last) return { ...aim, point };
  const isStill = Math.hypot(point.x - last.x, point.y - last.y) <= STILL_PX;
  if (!isStill) return { ...aim, point, shiftedAt: Number.NEGATIVE_INFINITY };
  const isShifted = last.rowId !== undefined && last.rowId !== point.rowId && lastTop !== last.top;
  return { ...aim, point, shiftedAt: isShifted ? at : shiftedAt };
}

/** True if what is under the pointer now is what the person saw there before they pressed. */
export function isAimed({ shiftedAt, movedAt }: Aim, at: number, pointerType: string): boolean {
  if (at - shiftedAt <= GUARD_MS) return false;
  const [newest = Number.NEGATIVE_INFINITY, , oldest = Number.NEGATIVE_INFINITY] = movedAt;
  if (at - newest > GUARD_MS) return true;
  // A finger says nothing before it touches; a mouse holds the list still by pointing at it, but not before it has come.
  return pointerType !== 'touch' && at - oldest > MOTION_MS;
}
