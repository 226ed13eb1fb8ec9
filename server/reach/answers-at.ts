import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

const WITHIN_MS = 3000;

/** Whether a Vitrine server answers at an address of this machine. Its own certificate needs nobody to vouch for it. */
export function answersAt(origin: string): Promise<boolean> {
  const isTls = origin.startsWith('https:');
  return new Promise(resolve => {
    const options = { timeout: WITHIN_MS, agent: false, ...(isTls ? { rejectUnauthorized: false } : {}) };
    const asked = (isTls ? requestHttps : requestHttp)(`${origin}/healthz`, options, response => {
      response.resume();
      resolve(response.statusCode === 200 || response.statusCode === 503);
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(false));
    asked.end();
  });
}
