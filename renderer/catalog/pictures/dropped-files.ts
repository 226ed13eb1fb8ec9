/** More files than anybody drops on purpose; a folder with more is read no further. */
const MAX_FILES = 10_000;

const readBatch = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject));

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

async function addEntry(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (files.length >= MAX_FILES) return;
  if (entry.isFile) {
    files.push(await fileOf(entry as FileSystemFileEntry));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A directory gives its entries a hundred at a time, and an empty list at the end.
  for (let batch = await readBatch(reader); batch.length > 0; batch = await readBatch(reader))
    for (const each of batch) await addEntry(each, files);
}

/** The files of a drop, with those in its folders. To be called within the event, after which its items are gone. */
export function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  const entries = [...items].flatMap(item => item.webkitGetAsEntry() ?? []);
  const plain = [...files];
  if (!entries.some(entry => entry.isDirectory)) return Promise.resolve(plain);
  const found: File[] = [];
  return entries
    .reduce((before, entry) => before.then(() => addEntry(entry, found)), Promise.resolve())
    .then(() => found);
}
