import type { Page } from 'playwright';

interface Remembering {
  connections?: RTCPeerConnection[];
}

/** Keeps the page's WebRTC connections where `pathOfMedia` finds them; to be called before the page is opened. */
export function rememberConnections(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    (globalThis as Remembering).connections = connections;
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(...options: ConstructorParameters<typeof RTCPeerConnection>) {
        super(...options);
        connections.push(this);
      }
    };
  });
}

/** By what the page's newest connection gets its media: straight by UDP or TCP, or by a TURN server. */
export function pathOfMedia(page: Page): Promise<'udp' | 'tcp' | 'turn' | 'none'> {
  return page.evaluate(async () => {
    const connection = (globalThis as Remembering).connections?.findLast(
      each => each.connectionState === 'connected',
    );
    const report = await connection?.getStats();
    const stats = [...(report ?? new Map<string, Record<string, unknown>>()).values()] as Record<
      string,
      unknown
    >[];
    const transport = stats.find(({ type }) => type === 'transport');
    const pair = stats.find(({ id }) => id === transport?.selectedCandidatePairId);
    const local = stats.find(({ id }) => id === pair?.localCandidateId);
    if (!local) return 'none';
    if (local.candidateType === 'relay') return 'turn';
    return local.protocol === 'tcp' ? 'tcp' : 'udp';
  });
}
