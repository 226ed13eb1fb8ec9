import type { Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** Names of objects of commands or queries: on their own, and in a contract. */
const OF_REQUESTS = /(?:^c|C)ommands$|(?:^q|Q)ueries$/;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

const isObject = (value: unknown): value is Node => isNode(value) && value.type === 'ObjectExpression';

/** The name of what a declaration or a property gives a value, and that value. */
function named(node: Node): readonly [unknown, unknown] | undefined {
  const { type, id, init, key, value } = node;
  if (type === 'VariableDeclarator' && isNode(id)) return [id.name, init];
  return type === 'Property' && isNode(key) ? [key.name, value] : undefined;
}

const propertiesOf = (object: Node): Node[] => object.properties as Node[];

/** What the server alone reads of a request: what it may hold, who may send it, and how often. */
const OF_THE_SERVER: readonly unknown[] = ['data', 'roles', 'needs', 'viewerLimit', 'addressLimit'];

/** What a definition of a request has for the server alone; nothing where the definition stands elsewhere. */
function requestPartsOf({ value: definition }: Node): Node[] {
  if (!isObject(definition)) return [];
  return propertiesOf(definition).flatMap(property => {
    const [name, value] = named(property) ?? [];
    return OF_THE_SERVER.includes(name) && !property.shorthand && isNode(value) ? [value] : [];
  });
}

/** What the server alone does with events and slices: cutting them to what somebody may see, and writing the ledger. */
const BY_THE_SERVER: readonly unknown[] = ['redact', 'ledger'];

/** What a program has for the server alone, the first one first. */
function serverPartsIn(node: Node): Node[] {
  const [name, value] = named(node) ?? [];
  if (BY_THE_SERVER.includes(name) && isNode(value) && value.type === 'ArrowFunctionExpression')
    return [value];
  if (typeof name === 'string' && OF_REQUESTS.test(name) && isObject(value))
    return propertiesOf(value).flatMap(requestPartsOf);
  return Object.values(node).flat().filter(isNode).flatMap(serverPartsIn);
}

/**
 * A plugin of Vite that leaves out of contracts what the server alone does by them: a page reads events, and the answers to the
 * few requests that it sends.
 */
export function withoutServerParts(): Plugin {
  return {
    name: 'vitrine-without-server-parts',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!/\/shared\/(?!show\/)[a-z-]+\/(?:protocol|contract|events|state)\.ts$/.test(id)) return undefined;
      let short = code;
      for (const { start, end } of serverPartsIn(this.parse(code) as unknown as Node).toReversed())
        short = `${short.slice(0, start)}0${short.slice(end)}`;
      return { code: short, map: null };
    },
  };
}
