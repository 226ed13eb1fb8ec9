import { CommandError } from '../../shared/errors.ts';
import type { ShopFault } from '../../shared/shops/protocol.ts';

/** Faults that pass by themselves; the others stay until somebody changes something. */
const PASSING: readonly ShopFault[] = ['unreachable', 'slow', 'down', 'throttled', 'bad-answer'];

/** A shop that did not do what it was asked. */
export class ShopError extends Error {
  readonly fault: ShopFault;
  readonly detail: string | undefined;
  /** How long the shop wants to be left alone, in milliseconds. */
  readonly pauseMs: number;

  constructor(
    fault: ShopFault,
    detail?: string,
    { pauseMs = 0, cause }: { pauseMs?: number; cause?: unknown } = {},
  ) {
    super(detail ? `${fault}: ${detail}` : fault, { cause });
    this.name = 'ShopError';
    this.fault = fault;
    // Shops' own words stand inside of a sentence.
    this.detail = detail?.slice(0, 300).replace(/[.\s]+$/, '');
    this.pauseMs = pauseMs;
  }

  get isPassing(): boolean {
    return PASSING.includes(this.fault);
  }

  /** The same for whoever sent a command or a query. */
  toCommandError(): CommandError {
    return new CommandError('shop-failed', `The shop did not do it: ${this.message}.`, {
      fault: this.fault,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
    });
  }
}

/** What went wrong, as a ShopError; what is none is a fault of what the shop has answered. */
export const toShopError = (error: unknown): ShopError =>
  error instanceof ShopError
    ? error
    : new ShopError('bad-answer', error instanceof Error ? error.message : String(error), { cause: error });
