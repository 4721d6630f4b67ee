// Details of an address elsewhere, for the editor's links. Reproduces WP_REST_URL_Details_Controller::parse_url_details:
// pages are kept for an hour in the transient where WordPress keeps them. Asked through the guard.
import { createHash } from 'node:crypto';
import { SiteError } from '../../base/error.ts';
import { getTransient, setTransient } from '../options/transients.ts';
import type { Site } from '../site.ts';
import { parseUrlDetails, type UrlDetails } from './parse.ts';

/** Bytes of a page that are read. */
const readBytes = 150 * 1024;
const hour = 3600;

/** Throws `no_response` where the page does not answer with 200, `no_content` where it is empty. */
export async function urlDetails(site: Site, url: string): Promise<UrlDetails> {
  const name = `g_url_details_response_${createHash('md5').update(url).digest('hex')}`;
  const kept = await getTransient(site, '_site_transient', name);
  if (typeof kept === 'string' && kept !== '' && kept !== '0') return parseUrlDetails(kept, url);
  const page = await askPage(site, url);
  await setTransient(site, '_site_transient', name, page, hour);
  return parseUrlDetails(page, url);
}

async function askPage(site: Site, url: string): Promise<string> {
  const headers = { 'user-agent': `Broadsheet-URLDetails (+${site.options.home})` };
  const answer = await site.outgoing.request(url, { headers, most: readBytes, longer: 'cut' }).catch(() => undefined);
  if (answer?.status !== 200) throw new SiteError('no_response', 'There is no page at this address.', 404);
  const text = Buffer.from(answer.body).toString('utf8').replaceAll('\0', '');
  if (text === '' || text === '0') throw new SiteError('no_content', 'The page at this address is empty.', 404);
  return text;
}
