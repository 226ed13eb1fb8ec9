import { z } from 'zod';
import type { Vault } from '../../app/vault.ts';
import type { ObsLogin } from './session.ts';

const NAME = 'obs.login';
const Login = z.object({ address: z.string(), password: z.string() });

/** How OBS was last connected to; undefined where that isn't remembered or can't be read any more. */
export async function recallLogin(vault: Promise<Vault>): Promise<ObsLogin | undefined> {
  const text = await (await vault).recall(NAME);
  return text === undefined ? undefined : Login.safeParse(JSON.parse(text)).data;
}

/** Remembers it; false where this browser has no safe place. */
export async function rememberLogin(vault: Promise<Vault>, login: ObsLogin): Promise<boolean> {
  return (await vault).keep(NAME, JSON.stringify(login));
}
