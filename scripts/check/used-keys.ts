/** A key that a source file asks a text for, and the full keys that would satisfy it. */
export interface UsedKey {
  readonly text: string;
  readonly pattern: RegExp;
}

const CALL = /(?<![\w.])(?:i18next\.)?t\(\s*/g;
const NAMESPACES = /useTranslation\(\s*(\[[^\]]*\]|'[^']*')/g;
const LITERAL = /^'([^']+)'|^`([^`]+)`/;
const CHOICE = /^[^,()]*(?:\([^()]*\)[^,()]*)*\?\s*'([^']+)'\s*:\s*'([^']+)'/;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The namespaces that a file's own useTranslation calls name; none means that its `t` comes from elsewhere. */
function namespacesOf(source: string): string[] {
  return [...source.matchAll(NAMESPACES)].flatMap(call =>
    [...(call[1] ?? '').matchAll(/'([^']*)'/g)].map(m => m[1] ?? ''),
  );
}

/** Reads the keys that a source file gives to `t`: plain ones, either side of a choice, and templates with holes. */
export function usedKeys(source: string): UsedKey[] {
  const spaces = namespacesOf(source);
  return [...source.matchAll(CALL)].flatMap(call => {
    const argument = source.slice(call.index + call[0].length);
    const literal = LITERAL.exec(argument);
    const choice = CHOICE.exec(argument);
    const texts = literal ? [literal[1] ?? literal[2]] : [choice?.[1], choice?.[2]];
    return texts.filter(text => text !== undefined).map(text => ({ text, pattern: patternOf(text, spaces) }));
  });
}

function patternOf(text: string, spaces: readonly string[]): RegExp {
  const key = text
    .split(/\$\{[^}]*\}/)
    .map(escaped)
    .join('[^:]+');
  if (text.includes(':')) return new RegExp(`^${key}$`);
  const space = spaces.length === 0 ? '[^:]+' : `(?:${spaces.map(escaped).join('|')})`;
  return new RegExp(`^${space}:${key}$`);
}
