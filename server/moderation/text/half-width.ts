const WIDE = /[\uff01-\uff5e]/g;
/** From a sign of full width to the same one in ASCII. */
const OFFSET = 0xfee0;

/** Signs of full width as ASCII, each in the place where it was. */
export const halfWidth = (text: string): string =>
  text.replace(WIDE, sign => String.fromCharCode(sign.charCodeAt(0) - OFFSET));
