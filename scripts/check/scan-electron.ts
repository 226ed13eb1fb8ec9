// node scan-electron.ts FOLDER: prints what the Electron security scanner finds in the folder's scripts, as JSON.
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const scanner = require.resolve('@doyensec/electronegativity');

// The scanner needs a TypeScript older than the project's, which its parser, being hoisted, would meet instead. And it
// asks the network for translations and release lists, of which a check must not depend.
const replaced: Readonly<Record<string, string>> = {
  typescript: pathToFileURL(createRequire(scanner).resolve('typescript')).href,
  got: pathToFileURL(require.resolve('./no-network.cjs')).href,
};
registerHooks({
  resolve: (specifier, context, next) => {
    const url = replaced[specifier];
    return url ? { url, format: 'commonjs', shortCircuit: true } : next(specifier, context);
  },
});

interface Report {
  readonly errors: readonly { readonly file: string; readonly message: string }[];
  readonly issues: readonly unknown[];
}
type Scan = (options: {
  input: string;
  electronVersionOverride: string;
  excludeFromScan: string[];
}) => Promise<Report>;

const scan: Scan = require(scanner);
const { errors, issues } = await scan({
  input: process.argv[2] ?? '',
  electronVersionOverride: require('electron/package.json').version,
  excludeFromScan: ['availablesecurityfixesglobalcheck'],
});
console.log(JSON.stringify({ errors, issues }));
