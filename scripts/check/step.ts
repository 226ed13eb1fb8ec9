import { join } from 'node:path';
import { root } from '../setup/folders.mjs';
import { run } from '../setup/process.mjs';

/** One check: its name, and what it found wrong, a line each; nothing found is a pass. */
export interface Check {
  readonly name: string;
  run(): Promise<readonly string[]>;
}

/** A check that is a command-line tool: what it says is what it found, unless it ends well. */
export function toolCheck(name: string, script: string, args: readonly string[]): Check {
  return {
    name,
    async run() {
      const lines: string[] = [];
      const tool = join(root, 'node_modules', script);
      const { code } = await run(process.execPath, [tool, ...args], {
        cwd: root,
        onLine: line => lines.push(line),
      });
      return code === 0 ? [] : [...lines, `${name} ended with exit code ${code}`];
    },
  };
}
