/**
 * The header of a WHEP answer that names the kinds of media that are on air in codecs which the offer has none of: our own
 * addition, because a rejected section alone may as well mean that nothing of its kind is on air.
 */
export const UNSUPPORTED_HEADER = 'x-vitrine-unsupported';
