import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

/**
 * Posts the head of a request that announces a body of so many bytes, and gives the status of the answer. Nothing of the
 * body is sent: a server that turns it down by its length closes the connection, which would race with the sending.
 */
export async function statusOfLength(
  address: string,
  headers: Record<string, string>,
  length: number,
): Promise<number | undefined> {
  const sending = request(address, {
    method: 'POST',
    headers: { ...headers, 'content-length': String(length) },
  });
  sending.flushHeaders();
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  sending.on('error', () => {});
  sending.destroy();
  return response.statusCode;
}
