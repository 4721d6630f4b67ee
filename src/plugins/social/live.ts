// Is this the site that shares? A copy of a database (a staging host, a restored backup, a laptop) must never speak for it. The
// address under which accounts were connected is kept (`broadsheet_social_live_host`): nothing is shared, and no access is
// renewed, from another one. Where a copy has the same address, that address is asked whether it reads this database.
import { trimEnd } from '../../base/trim.ts';
import type { ExtensionPage, PageCall } from '../../extend/routes.ts';
import type { ExtensionSite } from '../../extend/site.ts';
import { valueAt } from '../php-arrays.ts';
import { minute } from './networks/network.ts';
import { liveHostOption as liveOption, ownSettings } from './settings.ts';

const signsOption = 'broadsheet_social_sign';
const path = '/_social/here';

/** Parts of names of hosts that are not the public one (Revive Old Posts does not share from such either). */
const staging = [
  /^(?:localhost|127\.|10\.|192\.168\.|\[::1\])/,
  /\.(?:local|localhost|invalid|internal|lan)(?:[:/]|$)/,
  /^(?:staging|stage|stg|dev|develop|development|uat|preprod|sandbox)\d*[.-](?:[^./]+\.)+[^./]+/,
  /[.-](?:staging|preprod)\d*(?:[.-]|$)/,
  /\.(?:wpengine\.com|wpenginepowered\.com|pantheonsite\.io|kinsta\.cloud|cloudwaysapps\.com|flywheelsites\.com)(?:[:/]|$)/,
  /\.(?:flywheelstaging\.com|ngrok\.io|ngrok-free\.app|instawp\.xyz|wpcomstaging\.com)(?:[:/]|$)/,
];

/** A host as it is kept: `example.org`, `example.org/blog`; not whether it is `www.` or encrypted. */
export function hostNamed(text: string): string {
  const url = URL.canParse(text) ? text : `https://${text}`;
  if (!URL.canParse(url)) return '';
  const { host, pathname } = new URL(url);
  return `${host.replace(/^www\./i, '').toLowerCase()}${trimEnd(pathname, '/')}`;
}

export interface Standing {
  readonly live: boolean;
  /** This address. */
  readonly here: string;
  /** The one that shares; '' where none is known. */
  readonly liveHost: string;
  /** In words, where it is not live. */
  readonly why: string;
}

/** By addresses alone: nothing is asked. */
export function standingOf(site: ExtensionSite): Standing {
  const here = hostNamed(site.home);
  const stored = site.option(liveOption);
  const liveHost = typeof stored === 'string' ? hostNamed(stored) : '';
  const known = liveHost !== '' && liveHost !== '/';
  if (known) {
    const why = `Accounts were connected at ${liveHost}; this is ${here}. Nothing is shared from here unless ${liveOption} names it.`;
    return { live: here === liveHost, here, liveHost, why: here === liveHost ? '' : why };
  }
  const isStaging = staging.some((pattern) => pattern.test(here));
  const why = `${here} looks like a staging host. Nothing is shared from here unless ${liveOption} names it.`;
  return { live: !isStaging, here, liveHost: '', why: isStaging ? why : '' };
}

/** Keeps this address as the one that shares, where none is known and this is not a staging host. */
export async function keepLiveHost(site: ExtensionSite): Promise<void> {
  const { live, here, liveHost } = standingOf(site);
  if (live && liveHost === '') await site.setOption(liveOption, here);
}

/** For how long an answer of the address counts; longest where it is this site's. */
const counts = { ours: 60 * minute, others: 10 * minute, nobody: 10 * minute };
/** By the way out, of which a site has one. */
const looked = new WeakMap<
  ExtensionSite['outgoing'],
  { readonly answer: keyof typeof counts; readonly until: number }
>();

/**
 * Does the site's public address read another database? Asked for with a sign that is written here first; whoever does not
 * answer so, or at all, says nothing. Not asked where the site does not wait for its pages either.
 */
export async function isElsewhere(
  site: ExtensionSite,
  wait: (milliseconds: number) => Promise<void>,
): Promise<boolean> {
  if (!ownSettings(site).waitForPage) return false;
  const known = looked.get(site.outgoing);
  if (known && known.until > site.now()) return known.answer === 'others';
  let answer = await askWithSign(site);
  // Another process of ours may not have read the sign yet, or have written one in its place.
  for (let again = 0; again < 2 && answer === 'others'; again++) {
    await wait(3000);
    answer = await askWithSign(site, () => wait(3000));
  }
  looked.set(site.outgoing, { answer, until: site.now() + counts[answer] });
  return answer === 'others';
}

/** Places of signs, so that processes that ask at once do not take each other's away. */
const places = 16;
const placeOf = (at: number): string => `${signsOption}_${at}`;

async function askWithSign(site: ExtensionSite, before?: () => Promise<void>): Promise<keyof typeof counts> {
  const sign = Buffer.from(site.random(16)).toString('hex');
  await site.setOption(placeOf(Number.parseInt(sign.slice(0, 4), 16) % places), sign);
  await before?.();
  return ask(site, sign);
}

async function ask(site: ExtensionSite, sign: string): Promise<keyof typeof counts> {
  try {
    const asked = { timeout: 10_000, most: 4096, longer: 'cut' as const };
    const { status, body } = await site.outgoing.request(`${site.home}${path}?sign=${sign}`, asked);
    const said: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    const known = status === 200 ? valueAt(said, 'broadsheet_social') : undefined;
    return known === true ? 'ours' : known === false ? 'others' : 'nobody';
  } catch {
    return 'nobody';
  }
}

/** Where a site is asked whether it knows a sign. */
export const herePage: ExtensionPage = {
  matches: (address) => address === path,
  handle: async ({ query, site }: PageCall) => {
    const sign = query.get('sign') ?? '';
    const signs = Array.from({ length: places }, (_, at) => site.option(placeOf(at)));
    const known = sign.length === 32 && signs.includes(sign);
    const headers = { 'Content-Type': 'application/json; charset=UTF-8', 'Cache-Control': 'no-store' };
    return { status: 200, headers, body: JSON.stringify({ broadsheet_social: known }) };
  },
};
