import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';

interface FakeRequest {
  readonly eventSubscriptions?: number;
  readonly requestType: string;
  readonly requestId?: string;
  readonly requestData?: unknown;
}

/** Answers of an idle OBS with one scene. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  GetVersion: { obsVersion: '30.0.0', obsWebSocketVersion: '5.3.0', rpcVersion: 1 },
  GetSceneList: {
    currentProgramSceneName: 'Wide',
    currentPreviewSceneName: null,
    scenes: [{ sceneName: 'Wide', sceneIndex: 0 }],
  },
  GetStudioModeEnabled: { studioModeEnabled: false },
  GetSceneTransitionList: { transitions: [{ transitionName: 'Cut' }] },
  GetCurrentSceneTransition: { transitionName: 'Cut', transitionFixed: true, transitionDuration: null },
  GetCurrentSceneTransitionCursor: { transitionCursor: 1 },
  GetInputList: { inputs: [{ inputName: 'Mic' }] },
  GetInputMute: { inputMuted: false },
  GetInputVolume: { inputVolumeDb: 0, inputVolumeMul: 1 },
  GetSceneItemList: { sceneItems: [] },
  GetSourceFilterList: { filters: [] },
  GetStreamStatus: { outputActive: false, outputReconnecting: false, outputDuration: 0, outputBytes: 0 },
  GetRecordStatus: { outputActive: false, outputPaused: false, outputDuration: 0 },
  SetStreamServiceSettings: {},
  SetProfileParameter: {},
  GetStats: { cpuUsage: 1, activeFps: 30 },
};

const HELLO = 0;
const IDENTIFY = 1;
const IDENTIFIED = 2;
const REIDENTIFY = 3;
const EVENT = 5;
const REQUEST = 6;
const REQUEST_RESPONSE = 7;
const REQUEST_BATCH = 8;
const REQUEST_BATCH_RESPONSE = 9;

/** A server of the obs-websocket 5 protocol without OBS, for behaviour that a real OBS can't be made to show. */
export class FakeObs {
  readonly #server: WebSocketServer;
  /** Requests that get no answer; `batch` means all batches. */
  readonly silent = new Set<string>();
  /** Called before a request is answered. */
  onRequest: (request: FakeRequest) => void = () => {};
  /** Returns true for requests that get an error although there is an answer. */
  refuses: (request: FakeRequest) => boolean = () => false;
  connections = 0;
  /** The client's event subscriptions, in order. */
  readonly subscriptions: (number | undefined)[] = [];

  static async start({ protocol = 'obswebsocket.json' } = {}): Promise<FakeObs> {
    const server = new WebSocketServer({ port: 0, handleProtocols: () => protocol || false });
    await once(server, 'listening');
    const fake = new FakeObs(server);
    onTestFinished(() => fake.stop());
    return fake;
  }

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', socket => {
      this.connections += 1;
      send(socket, HELLO, { obsWebSocketVersion: '5.3.0', rpcVersion: 1 });
      socket.on('message', data => this.#handleMessage(socket, JSON.parse(String(data))));
    });
  }

  get address(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  sendEvent(eventType: string, eventData: unknown): void {
    for (const socket of this.#server.clients) send(socket, EVENT, { eventType, eventIntent: 1, eventData });
  }

  /** Closes all connections with a close code. */
  hangUp(code: number): void {
    for (const socket of this.#server.clients) socket.close(code);
  }

  stop(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #handleMessage(
    socket: WebSocket,
    { op, d }: { op: number; d: FakeRequest & { requests: FakeRequest[] } },
  ): void {
    if (op === IDENTIFY || op === REIDENTIFY) {
      this.subscriptions.push(d.eventSubscriptions);
      send(socket, IDENTIFIED, { negotiatedRpcVersion: 1 });
    }
    if (op === REQUEST && !this.silent.has(d.requestType)) send(socket, REQUEST_RESPONSE, this.#answer(d));
    if (op === REQUEST_BATCH && !this.silent.has('batch')) {
      const results = d.requests.map(request => this.#answer(request));
      send(socket, REQUEST_BATCH_RESPONSE, { requestId: d.requestId, results });
    }
  }

  #answer(request: FakeRequest): unknown {
    const { requestType, requestId } = request;
    this.onRequest(request);
    const responseData = this.refuses(request) ? undefined : ANSWERS[requestType];
    const requestStatus = responseData
      ? { result: true, code: 100 }
      : { result: false, code: 604, comment: 'There is no such thing.' };
    return { requestType, requestId, requestStatus, responseData };
  }
}

function send(socket: WebSocket, op: number, d: unknown): void {
  socket.send(JSON.stringify({ op, d }));
}
