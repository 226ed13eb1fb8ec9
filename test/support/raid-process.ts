// A process of its own that plays the accounts of a raid: node raid-process.ts SOCKET-URL
import WebSocket from 'ws';
import { type CommandName, PROTOCOL_VERSION } from '../../shared/show/protocol.ts';
import type { RaidOrder, RaidReport } from './raid.ts';

/** So many addresses of this machine, beside the one that the test's own people come from. */
const addressOf = (number: number): string => `127.0.77.${2 + number}`;
const EVERY_MS = 10;

interface Answer {
  readonly re: string;
  readonly ok: boolean;
  readonly data?: { readonly messageId: string; readonly state: 'posted' | 'held' };
  readonly error?: { readonly code: string };
}

const url = process.argv[2] ?? '';
const sockets: WebSocket[] = [];
let report: RaidReport = { sent: 0, posted: [], held: [], refused: {} };
/** Lines that have no answer yet. */
let open = 0;
let onSettled = () => {};
let count = 0;

function take({ ok, data, error }: Answer): void {
  if (ok && data) report[data.state].push(data.messageId);
  else report.refused[error?.code ?? ''] = (report.refused[error?.code ?? ''] ?? 0) + 1;
  open -= 1;
  if (open === 0) onSettled();
}

const request = (id: string, name: CommandName | 'show.join', data: object): string =>
  JSON.stringify({ id, name, data });

function join(address: string, show: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { localAddress: address });
  const { promise, resolve, reject } = Promise.withResolvers<WebSocket>();
  socket.on('open', () => socket.send(request('join', 'show.join', { show, protocol: PROTOCOL_VERSION })));
  socket.on('error', reject);
  socket.on('close', () => reject(new Error('The server has ended the connection.')));
  socket.on('message', bytes => {
    const frame = String(bytes);
    if (!frame.startsWith('{"re":')) return;
    const answer = JSON.parse(frame) as Answer;
    if (answer.re !== 'join') take(answer);
    else if (answer.ok) resolve(socket);
    else reject(new Error(`The server turned an account down: ${frame}`));
  });
  return promise;
}

/** Sends lines at an even pace, by everybody in turn, and waits until the server has answered all of them. */
async function write({ texts, lines, perSecond }: RaidOrder & { readonly do: 'write' }): Promise<RaidReport> {
  report = { sent: 0, posted: [], held: [], refused: {} };
  const settled = new Promise<void>(resolve => {
    onSettled = () => report.sent >= lines && resolve();
  });
  const since = performance.now();
  const timer = setInterval(() => {
    const due = Math.min(lines, Math.ceil(((performance.now() - since) / 1000) * perSecond));
    for (; report.sent < due; report.sent++, count++, open++) {
      const text = texts[count % texts.length]?.replace('#', String(count)) ?? '';
      sockets[count % sockets.length]?.send(request(`l${count}`, 'chat.post', { text }));
    }
    if (report.sent >= lines) clearInterval(timer);
  }, EVERY_MS);
  await settled;
  return report;
}

process.on('message', async (order: RaidOrder) => {
  if (order.do === 'write') return process.send?.(await write(order));
  const { show, accounts, addresses } = order;
  const joining = Array.from({ length: accounts }, (_, number) => join(addressOf(number % addresses), show));
  sockets.push(...(await Promise.all(joining)));
  process.send?.(report);
});
process.on('disconnect', () => process.exit());
