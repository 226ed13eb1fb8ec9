/** The parts of node-media-server that read RTMP and FLV, without its server. They have no types of their own. */
declare module 'node-media-server/src/protocol/flv.js' {
  /** One FLV tag: `data` is reused for the next one, and only its first `size` bytes count. */
  export interface AVPacket {
    /** 8 is sound, 9 picture, 18 a script. */
    readonly codec_type: number;
    /** FLV's number of the codec, or the four letters of an enhanced one. */
    readonly codec_id: number;
    /** Picture: 2 a sequence header, 3 a key frame, 4 another frame. Sound: 0 a sequence header, 1 a frame. */
    readonly flags: number;
    /** In milliseconds. */
    readonly pts: number;
    readonly dts: number;
    readonly size: number;
    readonly data: Buffer;
  }
  const Flv: {
    createHeader(hasAudio: boolean, hasVideo: boolean): Buffer;
    /** Writes a packet as an FLV tag into a buffer of its own. */
    createMessage(packet: AVPacket): Buffer;
  };
  export default Flv;
}

declare module 'node-media-server/src/protocol/rtmp.js' {
  import type { AVPacket } from 'node-media-server/src/protocol/flv.js';

  /** One connection's end of RTMP: give it what the socket receives, and it calls back. */
  export default class Rtmp {
    protected readonly parserPacket: { readonly header: { readonly length: number } };
    protected readonly inPackets: ReadonlyMap<number, unknown>;
    protected readonly streamId: number;
    onConnectCallback: (request: { app: string; name: string }) => void;
    onPushCallback: () => void;
    onPacketCallback: (packet: AVPacket) => void;
    onOutputCallback: (bytes: Buffer) => void;
    /** Throws, or returns what is wrong, where the bytes are not RTMP. */
    parserData(bytes: Buffer): string | null;
    protected packetAlloc(): void;
    protected respondPublish(): void;
    protected onPlay(message: unknown): void;
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
