/** Why a file is of no use as a product's picture; `ownPictures.reason.<reason>` in the locale files has the text. */
export type PictureFault =
  | 'not-a-picture' // the browser can't draw it: broken, or no picture at all
  | 'too-large' // more bytes than a photograph has
  | 'too-many-pixels' // more of them than a photograph has
  | 'too-packed' // it would unpack to many times its size, as a ZIP bomb does
  | 'too-much' // what came before it in the ZIP is as much as is unpacked
  | 'encrypted' // it is in a ZIP with a password
  | 'unreadable'; // the disk or the ZIP gives it away no more

/** A file that can't be taken as a picture. */
export class PictureFileError extends Error {
  readonly fault: PictureFault;

  constructor(fault: PictureFault, cause?: unknown) {
    super(fault, { cause });
    this.name = 'PictureFileError';
    this.fault = fault;
  }
}

/** A file that the host gave, in a folder or a ZIP. Its content is read when it is needed, and not before. */
export interface GivenFile {
  /** Its name without its folders, so that no path leads anywhere. */
  readonly name: string;
  /** Rejects with a PictureFileError. */
  readonly open: (signal?: AbortSignal) => Promise<Blob>;
}

/** A photograph of a good camera has 30 MB at most. */
export const MAX_FILE_BYTES = 40 * 1024 * 1024;

/** The last part of a path, whatever system made it. */
export const baseName = (path: string): string => path.split(/[/\\]/).at(-1) ?? '';

/** A file of the host's disk. */
export const givenFile = (file: File): GivenFile => ({
  name: baseName(file.name),
  open: async () => {
    if (file.size > MAX_FILE_BYTES) throw new PictureFileError('too-large');
    return file;
  },
});

const PICTURE = /\.(jpe?g|jfif|png|webp|gif|avif|bmp|svg|heic|tiff?)$/i;

/** Whether a file's name is that of a picture. */
export const isPictureName = (name: string): boolean => PICTURE.test(name);

/** Whether a file is one of the computer's own, which nobody meant to give: `.DS_Store`, `Thumbs.db`, `__MACOSX/`. */
export const isHidden = (path: string): boolean =>
  /(^|[/\\])(\.[^/\\]*|__MACOSX[/\\].*|thumbs\.db|desktop\.ini)$/i.test(path);
