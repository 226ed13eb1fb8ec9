import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';

/** Properties whose values are secret wherever they stand in a log record. */
const SECRET_PROPERTIES = ['authorization', 'cookie', 'token', 'key', 'encryptedKey', 'secret', 'password'];
/** Depths at which they are looked for: in the record itself, in an object of it, and in an object of that one. */
const DEPTHS = ['', '*.', '*.*.'];

/**
 * Secrets inside of texts, such as addresses in error messages: what precedes a secret is kept, the secret is not. The
 * lengths are limited so that a long line costs linear time.
 */
const SECRETS_IN_TEXT: readonly RegExp[] = [
  // Parameters of a query or fragment: ?invite=, ?token=, &attributes[vitrine_hold]=, ?X-Amz-Signature=
  /([?&#][\w.%[\]-]{0,40}(?:invite|token|hold|key|secret|signature|password)[\w.%[\]-]{0,40}=)[^&#\s"'\\<>]+/gi,
  /(\b(?:Bearer|Basic) )[^\s"'\\,]+/gi,
  // JSON Web Tokens (RFC 7519) and secrets of Standard Webhooks.
  /(\beyJ)[\w-]{1,2000}\.[\w-]{1,4000}\.[\w-]+/g,
  /(\bwhsec_)[\w+/=-]+/g,
  // RTMP addresses end in the stream key; a WHIP or WHEP session's address is enough to end the session.
  /(\brtmps?:\/\/[^\s"'\\/]{1,300}\/)[^\s"'\\]+/gi,
  /(\/wh[ie]p\/[^/\s"'\\?]{1,300}\/)[\w-]+/g,
  // A name and password before the host, as in turn:name:password@host.
  /(\b[a-z][\w+.-]{0,20}:(?:\/\/)?)[^\s/@:"'\\]{1,200}:[^\s/@"'\\]{1,200}(?=@)/gi,
];

/** Replaces the secrets in a text, such as tokens in addresses, by "…". */
export function hideSecrets(text: string): string {
  return SECRETS_IN_TEXT.reduce((rest, pattern) => rest.replace(pattern, '$1…'), text);
}

/**
 * The server's log: one JSON record a line, on standard error unless another destination is given. Errors belong under
 * `err`, where pino prints their type, message and stack. Tokens, keys and other secrets are replaced by "…".
 */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      serializers: {
        err: stdSerializers.err,
        req: ({ method, url }: { method: string; url: string }) => ({ method, url }),
      },
      redact: {
        paths: DEPTHS.flatMap(depth => SECRET_PROPERTIES.map(name => `${depth}${name}`)),
        censor: '…',
      },
      hooks: { streamWrite: hideSecrets },
    },
    destination,
  );
}
