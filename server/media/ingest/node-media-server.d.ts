/** The parts of node-media-server that are used, without its server. They have no types of their own. */
declare module 'node-media-server/src/core/logger.js' {
  const logger: { log: (message: string, level: string) => void };
  export default logger;
}

declare module 'node-media-server/src/protocol/amf.js' {
  const Amf: {
    /** All values of a buffer in AMF 0. Throws where it isn't. */
    amf0Decode(bytes: Buffer): unknown[];
    amf0Encode(values: readonly unknown[]): Buffer;
  };
  export default Amf;
}

declare module 'node-media-server/src/protocol/flv.js' {
  /** What is written as an FLV tag. */
  export interface FlvTag {
    /** 8 is sound, 9 picture. */
    readonly codec_type: number;
    /** In milliseconds. */
    readonly dts: number;
    readonly size: number;
    readonly data: Buffer;
  }
  const Flv: {
    createHeader(hasAudio: boolean, hasVideo: boolean): Buffer;
    /** Writes a tag into a buffer of its own. */
    createMessage(tag: FlvTag): Buffer;
  };
  export default Flv;
}

declare module 'node-media-server/src/protocol/rtmp.js' {
  /** One connection's end of RTMP: give it what the socket receives, and it calls back. */
  export default class Rtmp {
    protected objectEncoding: number;
    onOutputCallback: (bytes: Buffer) => void;
    /** Throws, or returns what is wrong, where the bytes are not RTMP. */
    parserData(bytes: Buffer): string | null;
    /** Receives what comes behind the handshake. */
    protected chunkRead(bytes: Buffer, from: number, count: number): string | null;
    protected setChunkSize(bytes: number): void;
    protected setPeerBandwidth(bytes: number, type: number): void;
    protected sendWindowACK(bytes: number): void;
    protected sendACK(bytes: number): void;
    protected respondConnect(transaction: number): void;
    protected respondCreateStream(transaction: number): void;
    protected sendStatusMessage(
      streamId: number,
      level: 'status' | 'error',
      code: string,
      text: string,
    ): void;
  }
}

declare module 'node-media-server/src/protocol/sps_info.js' {
  /** Reads the picture's size from a sequence parameter set (ITU-T H.264, 7.3.2.1.1); null where it is none. */
  export function parseH264Sps(sps: Buffer): { width: number; height: number } | null;
}
