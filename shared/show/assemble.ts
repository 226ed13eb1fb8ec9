import type { z } from 'zod';
import * as contracts from '../features.ts';
import type { Contract } from './contract.ts';

/** Every feature by name. */
export type Contracts = typeof contracts;
export type FeatureName = keyof Contracts;

/** The features in one order, which is the same on every page and server. */
export const features = Object.entries(contracts) as readonly (readonly [FeatureName, Contract])[];

type UnionToIntersection<U> = (U extends unknown ? (part: U) => void : never) extends (part: infer I) => void
  ? I
  : never;
type Flat<T> = { readonly [K in keyof T]: T[K] };

type Part = 'commands' | 'queries' | 'events' | 'signals';
/** One part of all features put together. */
export type Merged<P extends Part> = Flat<UnionToIntersection<Contracts[FeatureName][P]>>;

/** Puts one part of all features together. Throws where two features use the same name. */
export function merged<P extends Part>(part: P): Merged<P> {
  const all: Record<string, unknown> = {};
  for (const [feature, contract] of features) {
    for (const [name, definition] of Object.entries(contract[part])) {
      if (name in all) throw new Error(`Two features define "${name}"; one of them is ${feature}.`);
      all[name] = definition;
    }
  }
  return all as Merged<P>;
}

type SliceOf<C> = C extends { slice: { empty(): infer S } } ? S : never;
type LiveOf<C> = C extends { live: { empty(): infer L } } ? L : never;

/** The features' parts of a show's state, by feature. */
export type Slices = {
  readonly [F in FeatureName as SliceOf<Contracts[F]> extends never ? never : F]: SliceOf<Contracts[F]>;
};
/** What signals alone tell, by feature. */
export type LiveState = {
  readonly [F in FeatureName as LiveOf<Contracts[F]> extends never ? never : F]: LiveOf<Contracts[F]>;
};

export type DataOf<T, N extends keyof T> = T[N] extends { readonly data: infer D extends z.ZodType }
  ? z.infer<D>
  : never;
