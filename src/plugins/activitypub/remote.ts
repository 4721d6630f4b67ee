// Documents of other servers: asked for through the site's guarded way out, as JSON-LD alone, of limited length; signed by the
// site where the other server answers strangers with 401 or 403. Contexts are never fetched: those that fedify brings are
// used, and an unknown one says what `security/v1` says, which is all that is needed of it here.
import type { DocumentLoader } from '@fedify/fedify/runtime';
import { SiteError } from '../../base/error.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { loadFedify } from './fedify.ts';
import { isBlocked, settingsOf } from './settings.ts';
import { signedHeaders } from './sign.ts';

const accept = 'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"';
const isJsonLd = /^application\/(?:activity\+json|ld\+json)\b/i;
const longest = 1024 * 1024;
const timeout = 6000;

/** Loads documents for fedify. `signer`: the actor that asks. */
export function documentLoader(site: ExtensionSite, signer: number): DocumentLoader {
  return async (address) => {
    const url = address.split('#', 1)[0] ?? '';
    if (isBlocked(settingsOf(site), url)) throw refused(`${url} is blocked.`);
    let answer = await site.outgoing.request(url, { headers: { accept }, most: longest, timeout });
    if (answer.status === 401 || answer.status === 403) {
      const headers = await signedHeaders(site, { actor: signer, url, method: 'GET', headers: { accept } });
      // A signature is for one address: redirects are not followed with it.
      answer = await site.outgoing.request(url, { headers, most: longest, timeout, redirects: 0 });
    }
    if (answer.status !== 200) throw refused(`${url} answered ${answer.status}.`, answer.status);
    if (!isJsonLd.test(answer.headers['content-type'] ?? '')) throw refused(`${url} is no JSON-LD.`);
    return {
      contextUrl: null,
      document: JSON.parse(Buffer.from(answer.body).toString('utf8')),
      documentUrl: answer.url,
    };
  };
}

const refused = (message: string, status = 502): SiteError => new SiteError('activitypub_remote', message, { status });

export async function contextLoader(): Promise<DocumentLoader> {
  const { preloadedContexts } = await loadFedify();
  const fallback = preloadedContexts['https://w3id.org/security/v1'];
  return async (url) => ({ contextUrl: null, document: preloadedContexts[url] ?? fallback, documentUrl: url });
}

/** An actor of another server, as its document says. */
export interface RemoteActor {
  readonly id: string;
  readonly inbox: string;
  /** The same as `inbox` where it shares none. */
  readonly sharedInbox: string;
  readonly name: string;
  /** `@ann@example.social`. */
  readonly handle: string;
  /** Address of its page. */
  readonly url: string;
  /** Public keys as PEM by id. */
  readonly keys: ReadonlyMap<string, string>;
}

const longestName = 200;

/** The actor at an address. Throws where the document there is no actor, or another's, or its inbox is at another server. */
export async function remoteActor(load: DocumentLoader, id: string): Promise<RemoteActor> {
  const { document } = await load(id);
  const text = (value: unknown, key: string): string => {
    const found = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    return typeof found === 'string' ? found : '';
  };
  if (text(document, 'id') !== id) throw refused(`${id} is another one's document.`);
  const { host, origin } = new URL(id);
  const here = (url: string): boolean => URL.canParse(url) && new URL(url).origin === origin;
  const inbox = text(document, 'inbox');
  if (!here(inbox)) throw refused(`${id} has no inbox at its own server.`);
  const shared = text(Reflect.get(Object(document), 'endpoints'), 'sharedInbox');
  const page = text(document, 'url');
  const username = text(document, 'preferredUsername');
  const keys = [Reflect.get(Object(document), 'publicKey')].flat();
  return {
    id,
    inbox,
    sharedInbox: here(shared) ? shared : inbox,
    name: (text(document, 'name') || username).slice(0, longestName),
    handle: `@${username.slice(0, longestName)}@${host}`,
    url: here(page) ? page : id,
    keys: new Map(keys.map((key) => [text(key, 'id'), text(key, 'publicKeyPem')])),
  };
}
