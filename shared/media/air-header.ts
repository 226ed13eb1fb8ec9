/** The header of a WHEP answer that names what is on air in it: our own addition, for our own pages. */
export const AIR_HEADER = 'x-vitrine-air';
