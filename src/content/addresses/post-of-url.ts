// The post that an address of this site stands for. Reproduces url_to_postid: ids in the query, else the first rule that
// fits the path; addresses of lists stand for none.
import { trimBoth, trimEnd } from '../../base/trim.ts';
import type { PostRow } from '../../database/schema.ts';
import { parseAddress } from '../../rendering/formatting/url.ts';
import { getPost } from '../posts/get.ts';
import type { Site } from '../site.ts';
import { matchAddress } from './match.ts';
import { postOfVars } from './post-of-vars.ts';

/** Whatever the post's status; undefined where the address is elsewhere or stands for no post. */
export async function postOfUrl(site: Site, url: string): Promise<PostRow | undefined> {
  const { home } = site.options;
  const host = hostOf(url);
  if (host !== '' && host !== hostOf(home)) return undefined;
  const id = Number(/[?&](?:p|page_id|attachment_id)=(\d+)/.exec(url)?.[1] ?? 0);
  if (id > 0) return getPost(site, id);
  const address = likeHome(url.split(/[#?]/, 1)[0] ?? '', home);
  if (trimBoth(address, '/') === home && site.options.text('show_on_front') === 'page') {
    const front = await getPost(site, site.options.number('page_on_front'));
    if (front) return front;
  }
  const vars = await matchAddress(site, pathInside(address, site));
  const isSingle = vars && (vars.name ?? vars.p ?? vars.pagename ?? vars.attachment) !== undefined;
  return isSingle ? postOfVars(site, vars) : undefined;
}

const hostOf = (url: string): string => (parseAddress(url)?.host ?? '').replace(/^www\./, '');

/** The address with the site's scheme, and with `www.` where the site has it. */
function likeHome(url: string, home: string): string {
  const scheme = /^https?/.exec(home)?.[0] ?? 'http';
  const same = url.replace(/^https?:\/\//i, `${scheme}://`).replace(/^\/\//, `${scheme}://`);
  if (!home.includes('://www.')) return same.replace('://www.', '://');
  return same.includes('://www.') ? same : same.replace('://', '://www.');
}

function pathInside(address: string, { options }: Site): string {
  const { home } = options;
  const indexed = /^\/*index\.php/.test(options.text('permalink_structure'));
  const url = indexed ? address : address.replaceAll('index.php/', '');
  const slashed = `${trimEnd(url, '/')}/`;
  const slash = home.indexOf('/', home.indexOf('://') + 3);
  const base = slash < 0 ? '/' : `${home.slice(slash)}/`;
  const inside = slashed.includes(`${home}/`)
    ? url.replaceAll(home, '')
    : slashed.startsWith(base)
      ? slashed.slice(base.length)
      : slashed;
  return trimBoth(inside, '/');
}
