/** Each character in one way alone: a row of modified emoji with a letter behind it would else be tried in 2ⁿ ways. */
const EMOJI_ONLY =
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|[\u{e0020}-\u{e007f}]|[#*\d]\ufe0f?\u20e3|\s)+$/u;

/** Whether a text is made of emoji, or of parts of them, and of spaces between. */
export const isEmojiOnly = (text: string): boolean => EMOJI_ONLY.test(text) && /\P{White_Space}/u.test(text);
