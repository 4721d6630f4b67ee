// How a network is asked: the guarded way out and the address that the site has set for it.
import { trimEnd } from '../../base/trim.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { type Ask, makeAsk } from './networks/ask.ts';
import type { Network, NetworkCall } from './networks/network.ts';
import { networkSettings } from './settings.ts';

/** What a network needs to ask, with these secrets kept out of its errors. */
export function networkCall(site: ExtensionSite, network: Network, secrets: () => readonly string[]): NetworkCall {
  const ask: Ask = makeAsk(site, secrets);
  const { base } = networkSettings(site, network.name);
  return { site, ask, base: (fallback) => trimEnd(base === '' ? fallback : base, '/') };
}
