// How an account says what it says: post formats of Revive Old Posts (`rop_data`, part `post_format`), by account, over the
// defaults of its service.
import type { ExtensionSite } from '../../extend/site.ts';
import { entriesOf, valueAt } from '../php-arrays.ts';
import { dataOption, idsIn, isTrue, numberOf, partOf, textOf } from './stored.ts';

export const formatsPart = 'post_format';

/** Services whose link may stand in a comment below the post. */
const commented = ['facebook', 'twitter', 'linkedin'];

const lengths: Readonly<Record<string, number>> = { twitter: 240, bluesky: 300 };

/** A service's defaults, in the order of answers. */
export function defaultFormat(service: string): Record<string, unknown> {
  return {
    wpml_language: '',
    post_content: 'post_title',
    custom_meta_field: '',
    maximum_length: String(lengths[service] ?? 1000),
    custom_text: '',
    custom_text_pos: 'beginning',
    include_link: true,
    url_from_meta: false,
    url_meta_key: '',
    short_url: false,
    short_url_service: 'is.gd',
    hashtags: 'no-hashtags',
    hashtags_length: '200',
    hashtags_common: '',
    hashtags_custom: '',
    hashtags_randomize: false,
    shortner_credentials: [],
    image: service === 'pinterest',
    utm_campaign_medium: 'social',
    utm_campaign_name: 'ReviveOldPost',
    taxonomy_filter: [],
    exclude_taxonomies: false,
    override_share_variations: false,
    ...(commented.includes(service) ? { share_link_in_comment: false, share_link_text: '{link}' } : {}),
  };
}

export interface Format {
  readonly source: string;
  readonly metaField: string;
  readonly customContent: string;
  readonly maximumLength: number;
  readonly customText: string;
  readonly customTextAtEnd: boolean;
  readonly includeLink: boolean;
  /** Meta key of the address that is shared instead of the post's own; '' for none. */
  readonly urlKey: string;
  /** '' for none. */
  readonly shortener: string;
  readonly shortenerCredentials: unknown;
  readonly hashtags: string;
  readonly hashtagsLength: number;
  readonly hashtagsCommon: string;
  readonly hashtagsKey: string;
  readonly hashtagsShuffled: boolean;
  readonly image: boolean;
  readonly utmMedium: string;
  readonly utmCampaign: string;
  /** Slug of the language whose posts are shared; '' for all. */
  readonly language: string;
  readonly terms: readonly number[];
  readonly excludeTerms: boolean;
  readonly noVariations: boolean;
  /** Text of the comment below the post in which the link stands, `{link}` for the address; '' where the post has it. */
  readonly linkComment: string;
}

/** In the stored form, over the defaults. */
export function storedFormat(site: ExtensionSite, accountId: string, service: string): Record<string, unknown> {
  const stored = valueAt(partOf(site, dataOption, formatsPart), accountId);
  return { ...defaultFormat(service), ...Object.fromEntries(entriesOf(stored)) };
}

export function formatOf(site: ExtensionSite, accountId: string, service: string): Format {
  const stored = storedFormat(site, accountId, service);
  const text = (key: string): string => textOf(stored[key]);
  const number = (key: string): number => Math.max(0, Math.trunc(numberOf(stored[key], 0)));
  return {
    source: text('post_content'),
    metaField: text('custom_meta_field'),
    customContent: text('custom_content'),
    maximumLength: number('maximum_length') || (lengths[service] ?? 1000),
    customText: text('custom_text'),
    customTextAtEnd: text('custom_text_pos') === 'end',
    includeLink: isTrue(stored.include_link),
    urlKey: isTrue(stored.url_from_meta) ? text('url_meta_key') : '',
    shortener: isTrue(stored.short_url) ? text('short_url_service') : '',
    shortenerCredentials: stored.shortner_credentials,
    hashtags: text('hashtags'),
    hashtagsLength: number('hashtags_length'),
    hashtagsCommon: text('hashtags_common'),
    hashtagsKey: text('hashtags_custom'),
    hashtagsShuffled: isTrue(stored.hashtags_randomize),
    image: isTrue(stored.image),
    utmMedium: text('utm_campaign_medium') || 'social',
    utmCampaign: text('utm_campaign_name') || 'ReviveOldPost',
    language: text('wpml_language'),
    terms: idsIn(stored.taxonomy_filter),
    excludeTerms: isTrue(stored.exclude_taxonomies),
    noVariations: isTrue(stored.override_share_variations),
    linkComment: isTrue(stored.share_link_in_comment) ? text('share_link_text').trim() || '{link}' : '',
  };
}
