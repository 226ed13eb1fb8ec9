/**
 * The deviation of a blur of a strength of 0 to 1, as a part of the picture's height: never so little that words in
 * the room can be read.
 */
export const blurReach = (strength: number): number => 0.01 + 0.035 * strength;

/** The strength with which everything is blurred while nobody can be told from the room. */
export const WHOLE_BLUR = 1;
