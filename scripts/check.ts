// npm run check: everything that a machine can say about the code without running it.
import { runChecks } from './check/checks.ts';

const { failed } = await runChecks();
process.exit(failed > 0 ? 1 : 0);
