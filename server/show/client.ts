/** Where a command comes from, beside the person who sends it, as far as the server can tell. */
export interface Client {
  /** The network address, hashed with the server's secret to a whole number of 48 bits. */
  readonly network?: number;
  /** The browser, likewise. */
  readonly browser?: number;
  /** Since when the person is known in this show, in milliseconds of server time. */
  readonly since?: number;
}

/** What is known of the server's own commands, of a shop's word, and of nobody in particular. */
export const NO_CLIENT: Client = {};
