const formats = new Map<string, Intl.NumberFormat>();

/** Formats a score with its sign and a real minus (U+2212), so that +34 and −34 are equally wide. */
export function formatScore(score: number, language: string): string {
  return scoreFormat(language).format(score).replace('-', '−');
}

/** Cached, as creating a NumberFormat is far more expensive than using it, and an animated score uses one each frame. */
function scoreFormat(language: string): Intl.NumberFormat {
  const cached = formats.get(language);
  if (cached) return cached;
  const format = new Intl.NumberFormat(language, { signDisplay: 'exceptZero', maximumFractionDigits: 0 });
  formats.set(language, format);
  return format;
}
