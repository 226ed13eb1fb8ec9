import { z } from 'zod';
import { EVERYONE, HOST } from '../roles.ts';
import { type Contract, CREW_VIEWPOINT, type Live } from '../show/contract.ts';
import { AddressWarning } from './address-warning.ts';
import { CertificateWarning } from './certificate.ts';

/** Why the server can't be opened to its network. */
export const NetworkProblem = z.enum([
  'no-network', // this machine is in no network
  'port-taken', // another program holds the port on the network's address
  'refused', // the system doesn't let the server listen there
  'unanswered', // it listens, but its own question to that address is not answered
]);
export type NetworkProblem = z.infer<typeof NetworkProblem>;

/** The server in its own network, as the host has switched that. */
export const NetworkReach = z.object({
  isOn: z.boolean(),
  /** Why it is not reached although it is on. */
  problem: NetworkProblem.optional(),
  /** Whether another device has come by the network since it was switched on: then no firewall is in the way. */
  isUsed: z.boolean(),
  /** What a firewall has to let through: pages by TCP, and media by UDP and TCP from the first port to the last. */
  ports: z.object({ pages: z.number().int(), media: z.array(z.number().int()) }),
  /** Whether phones warn of the certificate, because the server has made it itself. */
  isSelfSigned: z.boolean(),
});
export type NetworkReach = z.infer<typeof NetworkReach>;

/** Who can reach the server: this machine alone, those in its network, or everybody who knows the address. */
export const Reach = z.object({
  kind: z.enum(['machine', 'network', 'address']),
  /** The address for them, with the path of a proxy in front and without a slash at its end. */
  origin: z.string(),
  /** Absent where the server was started for more than its own machine: then there is nothing to switch. */
  network: NetworkReach.optional(),
  certificate: CertificateWarning.optional(),
  address: AddressWarning.optional(),
});
export type Reach = z.infer<typeof Reach>;

/** The show before it is live, as its host looks at it on another device. */
export const Preview = z.object({
  /** Lets whoever has it in the address of the viewers' page see the picture. */
  ticket: z.string(),
  /** Whether such a page has shown the picture. */
  wasShown: z.boolean(),
});
export type Preview = z.infer<typeof Preview>;

const reachSignals = {
  /** Told at the join and on every change. */
  'reach.changed': { data: Reach, to: CREW_VIEWPOINT },
  'reach.preview': { data: Preview, to: CREW_VIEWPOINT },
} as const;

interface ReachLive {
  /** Undefined for everybody but the crew. */
  readonly reach: Reach | undefined;
  /** Undefined for them too, and on a server without media. */
  readonly preview: Preview | undefined;
}

const reachLive: Live<ReachLive, typeof reachSignals> = {
  empty: () => ({ reach: undefined, preview: undefined }),
  on: {
    'reach.changed': (live, reach) => ({ ...live, reach }),
    'reach.preview': (live, preview) => ({ ...live, preview }),
  },
};

export const reach = {
  commands: {},
  queries: {
    /** Opens the server to the network of its machine, or closes it. Answers with what became of it. */
    'reach.network': { roles: HOST, data: z.strictObject({ isOn: z.boolean() }), result: Reach },
    /** A page that has the ticket of the preview tells that it has shown the picture. */
    'reach.shown': {
      roles: EVERYONE,
      data: z.strictObject({ ticket: z.string().max(64) }),
      result: z.object({}),
      viewerLimit: { points: 10, seconds: 60 },
    },
  },
  events: {},
  signals: reachSignals,
  live: reachLive,
} as const satisfies Contract;
