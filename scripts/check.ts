// npm run check: everything that a machine can say about the code without running it.
import { runChecks } from './check/checks.ts';

const { failures } = await runChecks();
process.exit(failures.length > 0 ? 1 : 0);
