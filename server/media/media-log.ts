/** Where media writes what a person who runs the server may need to know; pino's loggers fit. */
export interface MediaLog {
  info(details: object, text: string): void;
  warn(details: object, text: string): void;
  error(details: object, text: string): void;
}
