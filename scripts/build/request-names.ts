import type { Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Objects of commands or queries: those that are exported by such a name, and those in a contract. */
const OF_REQUESTS = /(?:^c|C)ommands$|(?:^q|Q)ueries$/;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** The name of what a declaration or a property gives a value, and that value. */
function named(node: Node): readonly [unknown, unknown] | undefined {
  const { type, id, init, key, value } = node;
  if (type === 'VariableDeclarator' && isNode(id)) return [id.name, init];
  return type === 'Property' && isNode(key) ? [key.name, value] : undefined;
}

/** The values in all objects of requests of a program, the first one first. */
function definitionsIn(node: Node): Node[] {
  const [name, value] = named(node) ?? [];
  if (
    typeof name === 'string' &&
    OF_REQUESTS.test(name) &&
    isNode(value) &&
    value.type === 'ObjectExpression'
  )
    return (value.properties as Node[]).flatMap(({ value: each }) => (isNode(each) ? [each] : []));
  return Object.values(node).flat().filter(isNode).flatMap(definitionsIn);
}

/**
 * A plugin of Vite that leaves of commands and queries their names: the server checks what they hold, and a page that only
 * sends a few of them needs no schema of any.
 */
export function requestNames(): Plugin {
  return {
    name: 'vitrine-request-names',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!/\/shared\/(?!show\/)[a-z-]+\/(?:protocol|contract)\.ts$/.test(id)) return undefined;
      let short = code;
      for (const { start, end } of definitionsIn(this.parse(code) as unknown as Node).toReversed())
        short = `${short.slice(0, start)}{}${short.slice(end)}`;
      return { code: short, map: null };
    },
  };
}
