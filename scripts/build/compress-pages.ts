import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

/** What of a page's scripts counts for its budget. */
type Counts = (bundle: Rolldown.OutputBundle) => (fileName: string) => boolean;

/**
 * A plugin of Vite that writes `.gz` and `.br` beside each script and style, and fails the build if the scripts exceed their
 * budget. It reads the written files, because other plugins modify the chunks until then.
 * @param maxScriptBytes budget for the scripts that count, gzipped
 * @param counts says which do; all of them without it
 */
export function compressAndCheckSize(maxScriptBytes: number, counts: Counts = () => () => true): Plugin {
  return {
    name: 'vitrine-compress-and-check-size',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      const isCounted = counts(bundle);
      let scripts = 0;
      for (const { fileName, type } of Object.values(bundle)) {
        if (!/\.(js|css)$/.test(fileName)) continue;
        const path = join(dir, fileName);
        const source = readFileSync(path);
        const gzip = gzipSync(source, { level: 9 });
        if (type === 'chunk' && isCounted(fileName)) scripts += gzip.length;
        writeFileSync(`${path}.gz`, gzip);
        writeFileSync(`${path}.br`, brotliCompressSync(source));
      }
      const report = `${(scripts / 1024).toFixed(1)} KB of script, gzipped; at most ${maxScriptBytes / 1024}`;
      if (scripts > maxScriptBytes) this.error(`The page exceeds its budget: ${report}`);
      this.info(report);
    },
  };
}
