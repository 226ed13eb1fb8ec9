/**
 * ICE servers as Link headers (RFC 9725, 4.6): each is `stun:host` or `turn:name:password@host`, and a TURN server's
 * name and password become attributes of its link.
 */
export function iceLinks(servers: readonly string[]): string[] {
  return servers.map(server => {
    const [, scheme, name, password, host] = /^(\w+):(?:([^:@]+):([^@]+)@)?(.+)$/.exec(server) ?? [];
    const link = `<${scheme}:${host}>; rel="ice-server"`;
    return name && password
      ? `${link}; username="${name}"; credential="${password}"; credential-type="password"`
      : link;
  });
}
