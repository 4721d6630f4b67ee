// What stands at the head of a feed: names, addresses, when it last changed, the site's icon.
import type { Site } from '../../content/site.ts';
import { siteIcon } from '../../content/themes/site-icon.ts';
import { escapeUrl } from '../../rendering/formatting/url.ts';
import { originOf } from '../addresses.ts';
import type { Found } from '../found.ts';
import { languageName, type WebRequest } from '../page.ts';
import type { AskedFeed } from './asked.ts';
import { lastChange } from './last-change.ts';
import { channelTitle, siteText } from './titles.ts';

export interface Channel {
  readonly home: string;
  /** HTML without elements, as all names here. */
  readonly title: string;
  readonly siteName: string;
  readonly description: string;
  readonly language: string;
  /** Where it was asked for. */
  readonly self: string;
  /** Stored date in GMT. */
  readonly built: string;
  /** Address of the site's icon; '' where there is none. */
  readonly icon: string;
}

export interface ChannelParts {
  readonly asked: AskedFeed;
  readonly found: Found;
  readonly request: WebRequest;
  /** When its posts and comments changed, in GMT. */
  readonly dates: readonly string[];
  readonly isMissing: boolean;
}

/** Two statements at most. */
export async function channelOf(site: Site, { found, request, dates, isMissing }: ChannelParts): Promise<Channel> {
  const { options } = site;
  const search = request.search === '' ? '' : `?${request.search}`;
  return {
    home: options.home,
    title: channelTitle(site, found, isMissing),
    siteName: siteText(site, 'blogname'),
    description: siteText(site, 'blogdescription'),
    language: languageName(site),
    self: escapeUrl(`${originOf(site)}${request.path}${search}`),
    built: [...dates].sort().at(-1) ?? (await lastChange(site, 'posts')) ?? '',
    icon: await siteIcon(site, 32),
  };
}
