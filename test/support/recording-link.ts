import type { Link, Outlet } from '../../server/show/broadcast/link.ts';
import type { Member } from '../../server/show/broadcast/members.ts';
import type { Actor } from '../../shared/roles.ts';
import { viewpointOf } from '../../shared/roles.ts';
import type { Lane } from '../../shared/show/contract.ts';

/** The text of a frame made by `encodeFrame`. */
export function textOf(frame: Buffer): string {
  const short = frame[1] ?? 0;
  return frame.toString('utf8', short < 126 ? 2 : short === 126 ? 4 : 10);
}

/** An outlet that hands what is published to the links of the group, at once and in memory. */
export class RecordingOutlet implements Outlet {
  readonly links = new Set<RecordingLink>();
  /** Frames that were handed to it, however many links they reached. */
  frames = 0;

  publish(group: number, lane: Lane, frame: Buffer): void {
    this.frames += 1;
    for (const link of this.links) if (link.group === group) link.record(textOf(frame), lane);
  }
}

/** A link that keeps what it was sent. */
export class RecordingLink implements Link {
  readonly address = '192.0.2.1';
  readonly browser = 'browser';
  readonly outlet: RecordingOutlet;
  readonly got: string[] = [];
  readonly lanes: Lane[] = [];
  group: number | undefined;
  closed: { code: number; reason: string } | undefined;

  constructor(outlet: RecordingOutlet) {
    this.outlet = outlet;
    outlet.links.add(this);
  }

  join(group: number): void {
    this.group = group;
  }

  leave(): void {
    this.group = undefined;
  }

  send(frame: string | Buffer, lane: Lane): void {
    this.record(typeof frame === 'string' ? frame : textOf(frame), lane);
  }

  close(code: number, reason: string): void {
    this.closed = { code, reason };
  }

  record(text: string, lane: Lane): void {
    this.got.push(text);
    this.lanes.push(lane);
  }
}

/** A member of a show whose link keeps what it was sent. */
export function recordingMember(
  outlet: RecordingOutlet,
  id: string,
  role: Actor['role'] = 'viewer',
  brand?: string,
): Member & { readonly link: RecordingLink } {
  const actor: Actor = { id, name: id, role, ...(brand ? { brand } : {}) };
  return { actor, viewpoint: viewpointOf(actor), link: new RecordingLink(outlet) };
}
