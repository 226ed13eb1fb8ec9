import { z } from 'zod';
import { atServer } from '../../client/server-address.ts';
import { CommandError, WireError } from '../../shared/errors.ts';
import {
  MadeShow,
  NewKey,
  type NewShow,
  OwnerList,
  PublicList,
  type ShowChange,
  StudioEntry,
  Template,
} from '../../shared/home/protocol.ts';
import { RemoteCheck } from '../../shared/reach/remote-server.ts';

/** Requests of the list of shows. Each rejects with a CommandError, or a TypeError if the server can't be reached. */
async function request<S extends z.ZodType>(
  answer: S,
  path: string,
  { method = 'GET', token, body }: { method?: string; token?: string; body?: unknown } = {},
): Promise<z.infer<S>> {
  const response = await fetch(atServer(`/api/${path}`), {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const data: unknown = await response.json();
  if (response.ok) return answer.parse(data);
  const { code, message, params } = WireError.parse((data as { error?: unknown }).error);
  throw new CommandError(code, message, params);
}

const showPath = (slug: string, rest = ''): string => `shows/${encodeURIComponent(slug)}${rest}`;
const done = z.object({});

export const fetchPublicShows = () => request(PublicList, 'shows');
export const fetchShows = (token: string) => request(OwnerList, 'shows', { token });
export const fetchTemplate = (token: string, slug: string) =>
  request(Template, showPath(slug, '/template'), { token });
export const makeShow = (token: string, body: NewShow) =>
  request(MadeShow, 'shows', { method: 'POST', token, body });
export const enterStudio = (token: string, slug: string) =>
  request(StudioEntry, showPath(slug, '/studio'), { method: 'POST', token });
export const changeShow = (token: string, slug: string, body: ShowChange) =>
  request(done, showPath(slug), { method: 'PATCH', token, body });
export const checkRemote = (token: string, link: string) =>
  request(RemoteCheck, 'home/server', { method: 'POST', token, body: { link } });
export const renewKey = (token: string) => request(NewKey, 'home/key', { method: 'POST', token });
export const deleteShow = (token: string, slug: string, title: string) =>
  request(done, showPath(slug), { method: 'DELETE', token, body: { title } });
