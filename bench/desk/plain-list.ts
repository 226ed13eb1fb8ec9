import type { Page } from 'playwright';
import { PROTOCOL_VERSION } from '../../shared/show/protocol.ts';
import type { TestServer } from '../../test/support/server.ts';

/** Makes a page a plain list: every line that comes is a row more at its end, and none ever goes. */
export async function openPlainList(page: Page, server: TestServer): Promise<void> {
  await page.goto(`${server.origin}/healthz`);
  const join = {
    id: 'join',
    name: 'show.join',
    data: { show: 'default', protocol: PROTOCOL_VERSION, token: server.hostToken },
  };
  await page.evaluate(
    ({ url, frame }) => {
      const list = document.createElement('div');
      list.style.cssText = 'height: 90vh; width: 500px; overflow-y: auto; font: 14px sans-serif';
      document.body.replaceChildren(list);
      const add = ({ name, text, at }: { name: string; text: string; at: number }) => {
        const row = document.createElement('p');
        const [time, author] = [document.createElement('time'), document.createElement('b')];
        time.textContent = new Date(at).toLocaleTimeString();
        author.textContent = ` ${name} `;
        row.append(time, author, text);
        list.append(row);
      };
      const socket = new WebSocket(url);
      socket.onopen = () => socket.send(frame);
      socket.onmessage = ({ data }) => {
        const { talk = [] } = JSON.parse(String(data));
        for (const { data: line } of talk) if (line?.message) add(line.message);
        list.scrollTop = list.scrollHeight;
      };
    },
    { url: server.socketUrl, frame: JSON.stringify(join) },
  );
}
