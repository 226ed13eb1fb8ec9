import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type RawData, WebSocket, WebSocketServer } from 'ws';

/*
 * A Firefox as Playwright expects the newest one: started as its executable, with its arguments. Playwright sends what an
 * ESR can't emulate yet, such as media features, with every new context, and gives up where that is refused. Here it is
 * answered as done; everything else passes as it is.
 */

const LISTENING = /^(.*WebDriver BiDi listening on )(ws:\/\/\S+)$/;

interface Message {
  readonly id?: number;
  readonly type?: string;
  readonly method?: string;
  readonly error?: string;
}

function relay(page: WebSocket, address: string): void {
  const browser = new WebSocket(address);
  const opened = once(browser, 'open');
  const emulations = new Set<number>();
  page.on('message', async (data: RawData) => {
    const text = String(data);
    const { id, method } = JSON.parse(text) as Message;
    if (id !== undefined && method?.startsWith('emulation.')) emulations.add(id);
    await opened;
    browser.send(text);
  });
  browser.on('message', (data: RawData) => {
    const text = String(data);
    const { id, error } = JSON.parse(text) as Message;
    const isLacking = id !== undefined && emulations.delete(id) && error === 'unknown command';
    page.send(isLacking ? JSON.stringify({ id, type: 'success', result: {} }) : text);
  });
  page.on('close', () => browser.close());
  browser.on('close', () => page.close());
}

const [program = '', ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'pipe'] });
child.on('exit', code => process.exit(code ?? 1));
createInterface({ input: child.stderr }).on('line', async line => {
  const [, said, address] = LISTENING.exec(line) ?? [];
  if (!said || !address) return void process.stderr.write(`${line}\n`);
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', page => relay(page, `${address}/session`));
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  process.stderr.write(`${said}ws://127.0.0.1:${port}\n`);
});
