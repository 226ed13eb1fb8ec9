import { StringDecoder } from 'node:string_decoder';

/** Longer lines are none of a ledger: the largest is of a catalog of 2,000 products with 100 variants each. */
const MAX_LINE_CHARACTERS = 64 * 1024 * 1024;

/** A line of a file, and whether it ends as a line does. */
export interface Line {
  readonly text: string;
  readonly isWhole: boolean;
}

/** The lines of a file that is read in pieces, one at a time. What is no UTF-8 becomes U+FFFD. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of chunks) {
    rest += decoder.write(Buffer.from(chunk));
    let from = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', from)) {
      yield { text: rest.slice(from, end), isWhole: true };
      from = end + 1;
    }
    rest = rest.slice(from);
    if (rest.length > MAX_LINE_CHARACTERS) break;
  }
  rest += decoder.end();
  if (rest !== '') yield { text: rest, isWhole: false };
}
