import type { Logger } from 'pino';
import type { AddressWarning } from '../../shared/reach/address-warning.ts';

/** A warning of the address that others are told, in words for the person who starts the server. */
export function addressWarningText(warning: AddressWarning): string {
  switch (warning.kind) {
    case 'unresolved':
      return `The name ${warning.name} doesn't resolve to an address, so nobody finds this server. Add a record of type A for it where you got the domain, or give another one with --public-url or --announce.`;
    case 'other-machine':
      return `The name ${warning.name} leads to ${warning.addresses.join(' and ')}, which is not this machine. Correct its record where you got the domain, or give another name with --announce.`;
    case 'other-server':
      return `At ${warning.origin} something else answers than this server. Let the name and the proxy lead here, with the path where there is one, or give the right address with --public-url.`;
    case 'unanswered':
      return `Nothing answers at ${warning.origin}, as far as this machine can tell. Is the proxy running, and do its ports come through the firewall? Where others do open it, all is well.`;
    case 'no-sockets':
      return `${warning.origin} lets pages through and no WebSockets, so no show works there. Set the proxy up for them; docs/your-server.md says how.`;
    case 'held-back':
      return `${warning.origin} opens WebSockets and holds back what they carry, so no show works there. Switch the proxy's buffering off for them; docs/your-server.md says how.`;
    case 'no-stun':
      return `No STUN server answers (${warning.servers.join(', ')}), so the public address of this machine isn't known. Let UDP out to them, or give the address with --announce; without it those outside of your network may have no picture.`;
  }
}

/** Tells the person who has started the server, and its log. */
export function warnOfAddress(warning: AddressWarning, logger: Logger): void {
  logger.warn({ warning }, 'The address that others are told for this server does not do.');
  process.stderr.write(`${addressWarningText(warning)}\n`);
}
