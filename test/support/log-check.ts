/** Keys under which an Error is logged, by pino's standard serializer or, by mistake, without one. */
const EMPTY_ERROR = /"(?:error|err|failure|reason|cause)":\{\}/;

/** Throws where a server's log has an error that says nothing, or one of the secrets that were used with it. */
export function assertHonestLog(log: string, secrets: Iterable<string>): void {
  const known = [...secrets].filter(secret => secret !== '');
  for (const line of log.split('\n')) {
    if (EMPTY_ERROR.test(line)) throw new Error(`The server logged an error without its content: ${line}`);
    const secret = known.find(each => line.includes(each));
    if (secret) throw new Error(`The server logged the secret ${secret}: ${line}`);
  }
}
