import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

const WITHIN_MS = 3000;

/** What is answered by a machine at an address, whoever vouches for its certificate. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Asks for an address. Undefined where nothing answers in time. */
export function answerAt(address: string): Promise<Answer | undefined> {
  const isTls = address.startsWith('https:');
  return new Promise(resolve => {
    const signal = AbortSignal.timeout(WITHIN_MS);
    const options = { signal, agent: false, ...(isTls ? { rejectUnauthorized: false } : {}) };
    const asked = (isTls ? requestHttps : requestHttp)(address, options, response => {
      let text = '';
      response.setEncoding('utf8').on('data', piece => {
        text += piece;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', () => resolve(undefined));
    });
    asked.on('error', () => resolve(undefined));
    asked.end();
  });
}

/** Whether a Vitrine server answers at an address of this machine. */
export async function answersAt(origin: string): Promise<boolean> {
  const { status } = (await answerAt(`${origin}/healthz`)) ?? {};
  return status === 200 || status === 503;
}
