// Progress goes to stderr: what a command prints for programs, such as a bench's JSON, has stdout to itself.
const out = process.stderr;
const NOTE_EVERY_MS = 15_000;

/** Something the person at the keyboard can mend: what is missing, and how to get it. */
export class SetupError extends Error {
  /**
   * @param {string} what
   * @param {string} how
   */
  constructor(what, how) {
    super(what);
    this.name = 'SetupError';
    this.how = how;
  }
}

/** @param {number} since a reading of performance.now() */
export const secondsSince = since => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one piece of set-up and tells how it goes. The work gets a `note` function for its inner progress: a terminal
 * shows each note in place, a log gets one now and then.
 * @template T
 * @param {string} title
 * @param {(note: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = performance.now();
  out.write(out.isTTY ? `  ${title} …` : `  ${title} …\n`);
  try {
    const result = await work(noteWriter(title));
    end(`  ${title}: done in ${secondsSince(started)}\n`);
    return result;
  } catch (error) {
    end(`  ${title}: not possible\n`);
    throw error;
  }
}

/** @param {string} title */
function noteWriter(title) {
  let last = performance.now();
  /** @param {string} text */
  return text => {
    if (out.isTTY) end(`  ${title} … ${text}`.slice(0, out.columns ?? 80));
    else if (performance.now() - last > NOTE_EVERY_MS) {
      last = performance.now();
      out.write(`  ${title} … ${text}\n`);
    }
  };
}

/** @param {string} text */
function end(text) {
  out.write(out.isTTY ? `\r\u001b[2K${text}` : text);
}

/**
 * Says plainly what is missing and how to get it, and gives the exit code.
 * @param {unknown} error
 * @returns {number}
 */
export function explain(error) {
  if (!(error instanceof SetupError)) throw error;
  out.write(`\n${error.message}\n\n${error.how.trimEnd()}\n`);
  return 1;
}
