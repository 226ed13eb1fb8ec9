import { z } from 'zod';
import type { Vault } from '../../app/vault.ts';
import type { ObsLogin } from './session.ts';

const NAME = 'obs.login';
const Login = z.object({ address: z.string(), password: z.string() });

/** Loads the last login that worked; undefined if none is stored or it can't be read any more. */
export async function loadLogin(vault: Promise<Vault>): Promise<ObsLogin | undefined> {
  const text = await (await vault).load(NAME);
  return text === undefined ? undefined : Login.safeParse(JSON.parse(text)).data;
}

/** Stores a login; false if this browser has no secure storage. */
export async function saveLogin(vault: Promise<Vault>, login: ObsLogin): Promise<boolean> {
  return (await vault).save(NAME, JSON.stringify(login));
}
