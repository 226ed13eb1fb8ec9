import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser } from 'playwright';
import { WebSocketServer } from 'ws';
import { openPage } from '../../test/support/browser.ts';
import { markOf } from '../../test/support/marks.ts';
import { type Summary, summary } from '../support/stats.ts';

const PAGE = `<!doctype html><button id="press">press</button><p id="shown"></p><script>
  const socket = new WebSocket('ws://' + location.host);
  socket.onmessage = ({ data }) => {
    document.querySelector('#shown').textContent = data;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => performance.mark('painted');
      channel.port2.postMessage(0);
    });
  };
  document.addEventListener('pointerdown', event => {
    document.documentElement.dataset.pressedAt = performance.timeOrigin + event.timeStamp;
    socket.send('pressed');
  });
</script>`;

/** The floor of what any web page could do: press, relay over one socket server, one changed text, painted. */
export async function measureBareSocket(browser: Browser, presses: number): Promise<Summary> {
  const http = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end(PAGE),
  );
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', socket =>
    socket.on('message', raw => {
      for (const other of sockets.clients) if (other !== socket) other.send(String(raw));
    }),
  );
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = `http://127.0.0.1:${(http.address() as { port: number }).port}/`;
  const [sender, receiver] = [
    (await openPage(browser, address)).page,
    (await openPage(browser, address)).page,
  ];
  const samples: number[] = [];
  for (let count = 1; count <= presses; count++) {
    const painted = markOf(receiver, 'painted', count);
    await sender.click('#press');
    const { at } = await painted;
    const pressed = await sender.evaluate(() => Number(document.documentElement.dataset.pressedAt));
    samples.push(at - pressed);
  }
  sockets.close();
  http.close();
  return summary(samples);
}
