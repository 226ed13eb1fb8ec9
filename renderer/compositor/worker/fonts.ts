import cyrillicExtended from '@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2?url';
import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url';
import latinExtended from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?url';
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';

/** Subsets of Inter with their unicode-range, copied from the package's CSS. Other scripts use system fonts. */
const PARTS = [
  [
    latin,
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  ],
  [
    latinExtended,
    'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF',
  ],
  [cyrillic, 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116'],
  [cyrillicExtended, 'U+0460-052F,U+1C80-1C8A,U+20B4,U+2DE0-2DFF,U+A640-A69F,U+FE2E-FE2F'],
] as const;

/** WorkerGlobalScope.fonts, which TypeScript's DOM library lacks. */
const { fonts } = self as unknown as { fonts: FontFaceSet };

/**
 * Loads Inter into the worker; a subset that fails to load falls back to system fonts. No text may use the family before
 * this resolves: Chromium caches the fallback font it chose for ever.
 */
export async function loadFonts(): Promise<void> {
  const faces = PARTS.map(
    ([address, unicodeRange]) =>
      new FontFace('Inter Variable', `url(${address})`, { weight: '100 900', unicodeRange }),
  );
  for (const face of faces) fonts.add(face);
  await Promise.allSettled(faces.map(face => face.load()));
}
