import { once } from 'node:events';

interface Message {
  readonly id?: number;
  readonly method?: string;
  /** The one of a worker; absent for the page itself. */
  readonly sessionId?: string;
  readonly error?: { readonly message: string };
  readonly params?: { readonly sessionId?: string };
}

/**
 * Collects all garbage of a page and of its workers, so that what stays is held; `address` is the page's socket for
 * developer tools. Playwright isn't asked: each time that it connects it leaves a world of its own in the page, a
 * quarter of a megabyte, and its workers are not there yet.
 */
export async function collectGarbage(address: string): Promise<void> {
  const tools = new WebSocket(address);
  const gone = new Promise<never>((_resolve, reject) =>
    tools.addEventListener('close', () => reject(new Error('The browser closed its tools.'))),
  );
  await Promise.race([gone, collect(tools)]);
}

async function collect(tools: WebSocket): Promise<void> {
  await once(tools, 'open');
  const workers: string[] = [];
  tools.addEventListener('message', ({ data }) => {
    const { method, params }: Message = JSON.parse(data);
    if (method === 'Target.attachedToTarget' && params?.sessionId) workers.push(params.sessionId);
  });
  const attaching = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
  // Those that there are, are reported before this is answered.
  await ask(tools, 1, { method: 'Target.setAutoAttach', params: attaching });
  const method = 'HeapProfiler.collectGarbage';
  for (const [index, sessionId] of [undefined, ...workers].entries())
    await ask(tools, index + 2, { method, sessionId });
  tools.close();
}

/** Resolves when the request of this number is answered; rejects where it is refused. */
function ask(tools: WebSocket, id: number, request: object): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  tools.addEventListener('message', ({ data }) => {
    const answer: Message = JSON.parse(data);
    if (answer.id !== id) return;
    if (answer.error) reject(new Error(answer.error.message));
    else resolve();
  });
  tools.send(JSON.stringify({ id, ...request }));
  return promise;
}
