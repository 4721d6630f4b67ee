// Headers that sign a request in the name of one of the site's actors, by fedify: draft-cavage-12 (RSA), which every server
// takes, or RFC 9421.
import type { HttpMessageSignaturesSpec } from '@fedify/fedify/sig';
import type { ExtensionSite } from '../../extend/site.ts';
import { keyId } from './addresses.ts';
import { loadFedify } from './fedify.ts';
import { privateKey } from './keys.ts';

export type Signatures = HttpMessageSignaturesSpec;
export const draft: Signatures = 'draft-cavage-http-signatures-12';
export const rfc9421: Signatures = 'rfc9421';

export interface ToSign {
  readonly actor: number;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signatures?: Signatures;
}

/** All headers to send, those given included. */
export async function signedHeaders(site: ExtensionSite, toSign: ToSign): Promise<Record<string, string>> {
  const { actor, url, method, headers, body, signatures = draft } = toSign;
  const { signRequest } = await loadFedify();
  // The time goes along as a header: fedify would take its own clock's.
  const dated = { ...headers, 'user-agent': 'Broadsheet', date: new Date(site.now()).toUTCString() };
  const request = new Request(url, { method, headers: dated, ...(body === undefined ? {} : { body }) });
  const key = await privateKey(site, actor, 'rsa');
  const signed = await signRequest(request, key, new URL(keyId(site, actor)), { spec: signatures });
  return Object.fromEntries(signed.headers);
}
