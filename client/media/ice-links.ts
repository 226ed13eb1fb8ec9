/** A link with its parameters, as in `<turn:host>; rel="ice-server"; username="a"` (RFC 8288). */
const LINK = /<([^>]*)>((?:\s*;\s*[\w-]+="(?:[^"\\]|\\.)*")*)/g;
const PARAMETER = /([\w-]+)="((?:[^"\\]|\\.)*)"/g;

/** The ICE servers in the Link header of a WHIP or WHEP answer (RFC 9725, 4.6). */
export function iceServersOf(headers: Headers): RTCIceServer[] {
  const links = [...(headers.get('link') ?? '').matchAll(LINK)];
  return links.flatMap(([, urls = '', rest = '']) => {
    const parameters = new Map(
      [...rest.matchAll(PARAMETER)].map(([, name = '', value = '']) => [name, value.replace(/\\(.)/g, '$1')]),
    );
    if (parameters.get('rel') !== 'ice-server') return [];
    const [username, credential] = [parameters.get('username'), parameters.get('credential')];
    return username === undefined || credential === undefined ? { urls } : { urls, username, credential };
  });
}
