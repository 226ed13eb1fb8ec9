/** The part of pino's logger that media uses. Errors belong under `err`. */
export interface MediaLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
