/**
 * What stands behind a slash at the beginning of a text; undefined for a text that begins otherwise. Its key writes ／ or
 * 、 where somebody types Chinese.
 */
export const slashQuery = (text: string): string | undefined => /^[/／、](.*)$/s.exec(text)?.[1]?.trim();
