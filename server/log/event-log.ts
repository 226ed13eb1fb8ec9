/** placeholder until merge */
export interface Answer {
  readonly key: string;
  readonly fingerprint: string;
  readonly result: unknown;
}
