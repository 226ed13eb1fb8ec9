import type { RemoteCheck, RemoteProblem, RemoteWarning } from '../../shared/reach/remote-server.ts';

/** Takes `--server LINK` or `--server=LINK` out of the arguments; the server itself knows no such setting. */
export function takeServerLink(args: readonly string[]): { link: string | undefined; rest: string[] } {
  const index = args.findIndex(arg => arg === '--server' || arg.startsWith('--server='));
  if (index < 0) return { link: undefined, rest: [...args] };
  const inline = args[index]?.slice('--server='.length);
  const count = inline ? 1 : 2;
  return { link: inline || (args[index + 1] ?? ''), rest: args.toSpliced(index, count) };
}

const PROBLEMS: Readonly<Record<RemoteProblem, (host: string) => string>> = {
  'not-a-link': () =>
    '--server takes the link of a studio with the invite or key in it: copy all of it, from http to the last letter.',
  unresolved: host =>
    `There is no server named ${host}. Is it written right, and is this computer online? A new name takes up to an hour until it is known.`,
  refused: host => `Nothing listens at ${host}. Is Vitrine running there, and is the port the right one?`,
  unreachable: host =>
    `${host} doesn't answer. A firewall on the way may drop what is sent there; let the port through on the server.`,
  certificate: host =>
    `${host} has a certificate that browsers refuse: expired, for another name, or made by the server itself. Renew it there; the server says at its start what is wrong.`,
  'no-tls': host => `${host} speaks plain HTTP at that port: write http:// in the link, or put TLS in front.`,
  'not-vitrine': host =>
    `What answers at ${host} is no Vitrine server. Behind a proxy the path counts too: copy the whole link.`,
  expired: host => `${host} is there, but the invite has run out. Ask its host for a new one.`,
  revoked: host => `${host} is there, but the invite was taken back. Ask its host for a new one.`,
  'bad-token': host =>
    `${host} is there, but the invite is not one of its own: it belongs to another server, or to an earlier installation of this one. Take the link that the server prints at its start.`,
  'not-found': host => `${host} is there, but the show is not, or not any more. Ask its host for a new link.`,
};

const WARNINGS: Readonly<Record<RemoteWarning, string>> = {
  older: 'It runs an older Vitrine than this one; its studio is opened as it is there.',
  newer: 'It runs a newer Vitrine than this one; its studio is opened as it is there.',
  unchecked: 'It is too old to say whether the invite is good.',
  insecure:
    'It has no TLS: browsers give its pages no camera and no microphone. Put a certificate or a proxy with TLS on it.',
  'no-media': 'It has no pictures and sound: its media worker is missing. Chat and offers work.',
};

/** A check in words for the person at the terminal. */
export function describeCheck(check: RemoteCheck): { isGood: boolean; text: string } {
  if (check.kind === 'problem') return { isGood: false, text: PROBLEMS[check.problem](check.host) };
  const lines = check.warnings.map(warning => `  ${WARNINGS[warning]}`);
  return { isGood: true, text: [`${check.host} lets you in.`, ...lines].join('\n') };
}
