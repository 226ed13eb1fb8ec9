import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSelfSigned } from '../../server/tls/self-signed.ts';
import { untilListening } from './ports.ts';

/** Why there is no nginx on this system; undefined where there is. */
export const nginxMissing: string | undefined =
  spawnSync('nginx', ['-v']).error === undefined ? undefined : 'nginx is not installed';

const SOCKETS = `proxy_http_version 1.1;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection "upgrade";`;

export interface NginxOptions {
  /** Whether it is set up for WebSockets, which many forget. */
  readonly passesSockets?: boolean;
  /** Where it serves the server, without a slash at the end. It takes that away from what it passes on. */
  readonly path?: string;
}

export interface Nginx {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Starts nginx with TLS before a server.
 * @param port its own, so that the server can be told of it first
 */
export async function startNginx(
  port: number,
  server: string,
  { passesSockets = true, path = '' }: NginxOptions = {},
): Promise<Nginx> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-nginx-'));
  const { cert, key } = await makeSelfSigned(['localhost'], Date.now());
  writeFileSync(join(folder, 'cert.pem'), cert);
  writeFileSync(join(folder, 'key.pem'), key);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    name => `${name}_temp_path ${folder}/${name};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events {}
http {
  access_log off; ${paths.join(' ')}
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/cert.pem; ssl_certificate_key ${folder}/key.pem;
    location ${path}/ {
      proxy_pass ${server}${path === '' ? '' : '/'};
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;
      ${passesSockets ? SOCKETS : ''}
    }
  }
}`,
  );
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: 'ignore',
  });
  const origin = `https://localhost:${port}`;
  await untilListening(port);
  return {
    origin,
    close: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
