/** Where an encoder wants to publish, in its own words. */
export interface PublishAddress {
  readonly app: string;
  readonly name: string;
  /** The whole address; absent from some encoders' requests. */
  readonly tcUrl: string;
}

/** What may be the show's slug and what may be its key, most likely first. */
export interface AddressParts {
  readonly shows: readonly string[];
  readonly keys: readonly string[];
}

/** Each candidate is looked up, so that there is a limit. */
const MAX_SHOWS = 4;
const MAX_KEYS = 8;

/** Application instances (`_definst_`) are Flash Media Server's and mean nothing here. */
const INSTANCE = /^_\w+_$/;
/** Kinds of files, as encoders made for Flash Media Server write them before a name. */
const FILE_KIND = /^(?:flv|mp4|f4v|mp3):/;

/**
 * Finds the show and its key in all places where encoders put them: the show as the application and the key as the
 * stream's name, both in either of them, or the key as a parameter (`?token=…`, under whichever name) of either.
 */
export function readPublishAddress({ app, name, tcUrl }: PublishAddress): AddressParts {
  const url = pathOf(tcUrl);
  const [application, stream] = [partsOf(app), partsOf(name.replace(FILE_KIND, ''))];
  const way = application.segments.length > 0 ? application.segments : url.segments;
  const segments = [...way, ...stream.segments];
  const parameters = [...stream.parameters, ...application.parameters, ...url.parameters];
  return {
    shows: unique(segments).slice(0, MAX_SHOWS),
    // The last part is the key more often than the first.
    keys: unique([...parameters, ...segments.toReversed()]).slice(0, MAX_KEYS),
  };
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];

/** The path of an address with its parameters, without scheme and host. */
function pathOf(tcUrl: string) {
  return partsOf(tcUrl.replace(/^\w+:\/\/[^/?]*/, ''));
}

function partsOf(text: string) {
  const [path = '', ...query] = text.split('?');
  const parameters = [...new URLSearchParams(query.join('&'))].map(([key, value]) => value || key);
  const segments = path
    .split('/')
    .map(decoded)
    .filter(segment => segment && !INSTANCE.test(segment));
  return { segments, parameters };
}

/** Undoes percent encoding where there is one; a lone `%` is none. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
