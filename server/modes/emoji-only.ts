const EMOJI_ONLY = /^(?:\p{RGI_Emoji}|[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f]|\s)+$/v;

/** Whether a text is made of emoji and spaces alone. */
export const isEmojiOnly = (text: string): boolean => EMOJI_ONLY.test(text);
