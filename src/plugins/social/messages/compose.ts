// Makes what is sent out of a share: its text (what was written for it, or the first template that somebody set), the
// address with the site's campaign marks, pictures as the post says, all within the network's limits.
import type { ExtensionSite, PostSummary } from '../../../extend/site.ts';
import { valueAt } from '../../php-arrays.ts';
import { type Choices, mediaList } from '../choices.ts';
import { NetworkError } from '../networks/ask.ts';
import type { Account, Composed, Limits, Network, SharedPicture } from '../networks/network.ts';
import { addsUtm, storedTemplate } from '../settings.ts';
import type { ShareOptions } from '../shares/intents.ts';
import { fitText } from './fit.ts';
import { fill, hashtag, valuesOf } from './template.ts';

export interface ToCompose {
  readonly post: PostSummary;
  readonly choices: Choices;
  /** Written for this one share. */
  readonly message: string;
  /** The connection's own template. */
  readonly template: string;
  readonly options: ShareOptions;
  readonly network: Network;
  readonly account: Account;
  readonly key: string;
  readonly createdAt: number;
}

/** Throws a NetworkError where a network cannot take it (no picture where it needs one). */
export async function compose(site: ExtensionSite, share: ToCompose): Promise<Composed> {
  const { post, network, account } = share;
  const limits = network.limits(account);
  const ordinary = addsUtm(site) ? marked(post.link, network.name, post.row.post_name) : post.link;
  const link = share.options.final ? (share.options.link ?? '') : ordinary;
  const pictures = await picturesOf(site, share, limits);
  if (limits.pictureNeeded && pictures.length === 0) {
    throw new NetworkError('refused', 'picture_needed', `${network.label} takes no post without a picture.`);
  }
  const language = site.option('WPLANG');
  const composed: Composed = {
    text: share.options.final ? withLink(share.message, link, limits) : textOf(site, share, limits, link),
    link,
    title: post.title,
    description: post.excerpt,
    tags: (post.terms.get('post_tag') ?? []).map(({ name }) => hashtag(name).slice(1)).filter(Boolean),
    language: typeof language === 'string' && language !== '' ? language.slice(0, 2) : 'en',
    pictures,
    card: await cardOf(site, share),
    postId: post.row.ID,
    createdAt: share.createdAt,
    key: share.key,
  };
  return network.compose?.(composed, account) ?? composed;
}

/** The text as it would be sent, without anything being sent. */
export function textOf(
  site: ExtensionSite,
  {
    post,
    choices,
    message,
    template,
    network,
  }: Pick<ToCompose, 'post' | 'choices' | 'message' | 'template' | 'network'>,
  limits: Limits,
  link: string,
): string {
  const chosen = [message, template, choices.message, storedTemplate(site)].find((text) => text.trim() !== '');
  const filled = fill(chosen ?? network.template, valuesOf(site, post, link));
  return withLink(filled, link, limits);
}

function withLink(text: string, link: string, limits: Limits): string {
  const needsLink = limits.link === 'text' && link !== '' && !text.includes(link);
  return fitText(needsLink ? `${text}\n\n${link}`.trim() : text, link, limits);
}

/** Marks of the campaign, as visitors' counters read them. */
function marked(link: string, network: string, campaign: string): string {
  if (!URL.canParse(link)) return link;
  const url = new URL(link);
  const marks = { utm_source: network, utm_medium: 'social', utm_campaign: campaign || 'post' };
  for (const [name, value] of Object.entries(marks)) url.searchParams.set(name, value);
  return url.href;
}

const typeOf = (picture: { mimeType: string }, limits: Limits): boolean =>
  limits.pictures > 0 &&
  // Bytes are made to fit; a network that fetches an address gets what lies there.
  (limits.pictureBytes > 0 ? picture.mimeType.startsWith('image/') : limits.pictureTypes.includes(picture.mimeType));

/** Pictures that go along natively: those attached, or the featured one where the post or the network wants it. */
async function picturesOf(site: ExtensionSite, share: ToCompose, limits: Limits): Promise<SharedPicture[]> {
  const source = share.options.media_source ?? textIn(share.choices.options, 'media_source');
  const attached = share.options.attached_media ?? mediaList(valueAt(share.choices.options, 'attached_media'));
  const wantsFeatured = source === 'featured-image' || limits.pictureNeeded === true;
  const wantsAttached = source === 'media-library' || (source === '' && attached.length > 0);
  const ids = wantsAttached ? attached.map(({ id }) => id) : [];
  if (ids.length === 0 && wantsFeatured && share.post.picture > 0) ids.push(share.post.picture);
  const found = await site.media.pictures(ids.filter((id) => id > 0));
  const pictures = ids.flatMap((id) => found.get(id) ?? []);
  return pictures.filter((picture) => typeOf(picture, limits)).slice(0, limits.pictures);
}

async function cardOf(site: ExtensionSite, { post }: ToCompose): Promise<SharedPicture | null> {
  if (post.picture === 0) return null;
  return (await site.media.pictures([post.picture])).get(post.picture) ?? null;
}

function textIn(value: unknown, key: string): string {
  const found = valueAt(value, key);
  return typeof found === 'string' ? found : '';
}
