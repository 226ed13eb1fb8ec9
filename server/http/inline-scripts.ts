import { createHash } from 'node:crypto';

/**
 * The sources of a document's inline scripts for its Content-Security-Policy, as in `'sha256-…'`: with these, no other
 * script that somebody gets into the document runs (https://www.w3.org/TR/CSP3/#grammardef-hash-source).
 */
export const inlineScriptSources = (html: string): string[] =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
