import { MAX_CATALOG_BYTES } from '../../../shared/catalog/file.ts';
import { CommandError } from '../../../shared/errors.ts';
import { contentTypeOf } from '../import/api.ts';
import { baseName, type GivenFile, givenFile, isHidden, isPictureName } from './picture-file.ts';
import { MAX_ZIP_FILES, readZip } from './read-zip.ts';

/** What the host gave, by what it is for. */
export interface SortedFiles {
  readonly lists: readonly File[];
  readonly pictures: readonly GivenFile[];
  /** Names of the files that are neither. */
  readonly others: readonly string[];
}

const isZip = ({ name, type }: File): boolean =>
  /\.zip$/i.test(name) || type === 'application/zip' || type === 'application/x-zip-compressed';

const pathOf = (file: File): string => file.webkitRelativePath || file.name;

/** A list that came in a ZIP, as a file. */
async function listOf({ name, open }: GivenFile): Promise<File> {
  const content = await open();
  if (content.size > MAX_CATALOG_BYTES)
    throw new CommandError('too-large', 'The file is too large.', {
      problem: 'too-large',
      limit: MAX_CATALOG_BYTES / 1024 / 1024,
    });
  return new File([content], name);
}

/** Whether a file among others is a list. A text among pictures is most likely about them, not a list. */
const isListAmong = (name: string): boolean =>
  contentTypeOf({ name, type: '' }) !== undefined && !/\.txt$/i.test(name);

/** The files of a ZIP, sorted. */
async function sortZip(zip: File, language: string): Promise<SortedFiles> {
  const files = await readZip(zip, language);
  const of = Map.groupBy(files, ({ name }) =>
    isPictureName(name) ? 'picture' : isListAmong(name) ? 'list' : 'other',
  );
  return {
    lists: await Promise.all((of.get('list') ?? []).map(listOf)),
    pictures: of.get('picture') ?? [],
    others: (of.get('other') ?? []).map(({ name }) => name),
  };
}

async function sortFile(file: File, isAlone: boolean, language: string): Promise<SortedFiles> {
  if (isZip(file)) return sortZip(file, language);
  if (isPictureName(file.name)) return { lists: [], pictures: [givenFile(file)], others: [] };
  if (isAlone ? contentTypeOf(file) : isListAmong(file.name))
    return { lists: [file], pictures: [], others: [] };
  return { lists: [], pictures: [], others: [baseName(file.name)] };
}

/**
 * Sorts what the host gave into product lists and pictures, out of folders and ZIPs too. Rejects with a CommandError where
 * a ZIP can't be read or holds too much.
 */
export async function sortFiles(files: readonly File[], language: string): Promise<SortedFiles> {
  const given = files.filter(file => !isHidden(pathOf(file)));
  if (given.length > MAX_ZIP_FILES)
    throw new CommandError('bad-data', 'There are too many files.', {
      problem: 'too-many-files',
      limit: MAX_ZIP_FILES,
    });
  const sorted = await Promise.all(given.map(file => sortFile(file, given.length === 1, language)));
  return {
    lists: sorted.flatMap(({ lists }) => lists),
    pictures: sorted.flatMap(({ pictures }) => pictures),
    others: sorted.flatMap(({ others }) => others),
  };
}
