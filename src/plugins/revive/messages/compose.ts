// Makes a message of a post for an account, as Revive Old Posts does: what somebody wrote for it, else a variation, else the
// account's format with hashtags and text of its own; cut between words to the account's and the network's lengths, in the
// network's own counting.
import type { SharingLimits } from '../../../extend/sharing.ts';
import type { PostSummary } from '../../../extend/site.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import type { ActiveAccount } from '../accounts.ts';
import type { FormattedPost } from '../filters.ts';
import type { Format } from '../formats.ts';
import { shuffled } from '../pool/pick.ts';
import { idsIn, numberOf, textOf } from '../stored.ts';
import { tagWords, withHashtags } from './hashtags.ts';
import { withCampaign } from './links.ts';
import { editKey, imagesKey, type Material, messagesKey, turnKey, type Voice } from './material.ts';

export interface Message {
  readonly text: string;
  /** `#one #two`: part of the text, or '' where there are none. */
  readonly hashtags: string;
  /** With marks of the campaign, not yet made short; '' for none. */
  readonly link: string;
  /** Text of a comment below, with `{link}` for the link, which the post itself has not; '' where the post has it. */
  readonly comment: string;
  /** Ids of pictures to go along. */
  readonly pictures: readonly number[];
  /** Index of the variation that was used. */
  readonly variation: number | undefined;
}

/** For accounts that are not connected: a network without a limit of its own. */
const noLimits: SharingLimits = {
  characters: 100_000,
  count: (text) => [...text].length,
  link: 'card',
  comments: false,
};

/** `custom`: what somebody wrote for this one share. Undefined where the post or the account is gone. */
export function composeMessage(
  material: Material,
  accountId: string,
  postId: number,
  custom = '',
): Message | undefined {
  const post = material.posts.get(postId);
  const voice = material.voices.get(accountId);
  if (!post || !voice) return undefined;
  const link = linkOf(material, voice, post);
  const comment = link !== '' && voice.limits?.comments ? voice.format.linkComment : '';
  // What is said has room for the link where it has it.
  const own = comment === '' ? link : '';
  const edit = material.meta.get(postId)?.get(editKey(accountId));
  const edited = textOf(valueAt(edit, 'text')).trim();
  const variation = custom.trim() !== '' || edited !== '' ? undefined : variationOf(material, voice, postId);
  const written = custom.trim() || edited || variation?.text || '';
  const picture = voice.format.image
    ? material.site.hooks.filter('rop_post_share_image', pictureOf(material, post, edit, variation?.index), postId)
    : 0;
  const made =
    written === ''
      ? built(material, voice, post, own)
      : { text: cut(material, filled(material, post, written, own), room(voice, own)), hashtags: '' };
  const { hooks } = material.site;
  const text = hooks.filter('rop_content_filter', made.text, postId, accountId, voice.account.service);
  const { content, hashtags, post_url, post_image } = hooks.filter(
    'rop_formatted_post_object',
    formattedOf({ ...made, text, link, pictures: picture > 0 ? [picture] : [] }, postId, voice.account),
    postId,
    accountId,
  );
  const pictures = post_image > 0 ? [post_image] : [];
  return { text: content, hashtags, link: post_url, comment, pictures, variation: variation?.index };
}

/** A message as hooks see it. */
export function formattedOf(
  { text, hashtags, link, pictures }: Pick<Message, 'text' | 'hashtags' | 'link' | 'pictures'>,
  postId: number,
  account: ActiveAccount | undefined,
): FormattedPost {
  return {
    post_id: postId,
    account_id: account?.id ?? '',
    service: account?.service ?? '',
    content: text,
    hashtags,
    post_url: link,
    post_image: pictures[0] ?? 0,
  };
}

/** What fits: the format's length and the network's, less the address where it stands in the text. */
function room(voice: Voice, link: string): SharingLimits {
  const limits = voice.limits ?? noLimits;
  const address = limits.link === 'text' && link !== '' ? limits.count(`\n\n${link}`) : 0;
  const most = Math.min(voice.format.maximumLength, Math.max(1, limits.characters - address));
  const bytes = limits.bytes === undefined ? {} : { bytes: Math.max(1, limits.bytes - Buffer.byteLength(link) - 2) };
  return { characters: most, count: limits.count, link: limits.link, comments: limits.comments, ...bytes };
}

function built(material: Material, voice: Voice, post: PostSummary, link: string): { text: string; hashtags: string } {
  const { format } = voice;
  const within = room(voice, link);
  const { site } = material;
  const named = tagWords(format, post, material.meta.get(post.row.ID)?.get(format.hashtagsKey));
  const tags = named.map((word) => material.sharing?.hashtag(word) ?? '');
  const most = format.hashtagsLength;
  const chosen = most === 0 ? [] : format.hashtagsShuffled ? shuffled(site, tags) : tags;
  // Tumblr has its tags beside the text.
  const words = source(material, format, post, link) || post.title;
  const tagged = withHashtags(words, chosen, most, voice.account.service !== 'tumblr');
  const own = filled(material, post, format.customText, link);
  const before = format.customTextAtEnd ? '' : own;
  const after = format.customTextAtEnd ? own : '';
  const around = [before, after, tagged.tags].filter(Boolean).join(' ');
  const left = within.characters - (around === '' ? 0 : within.count(around) + 1);
  const text = left > 0 ? cut(material, tagged.text, { ...within, characters: left }) : '';
  const whole = [before, text, after, tagged.tags].filter(Boolean).join(' ');
  return { text: cut(material, whole, within), hashtags: tagged.tags };
}

function source(material: Material, format: Format, post: PostSummary, link: string): string {
  const meta = material.meta.get(post.row.ID);
  const id = post.row.ID;
  const { hooks } = material.site;
  const whole = (): string => hooks.filter('rop_share_post_content', material.texts.get(id) ?? '', id);
  const title = (): string => hooks.filter('rop_share_post_title', post.title, id);
  const yoast = (key: string): string => seoText(material, post, textOf(meta?.get(`_yoast_wpseo_${key}`)));
  switch (format.source) {
    case 'post_content':
      return whole();
    case 'post_title_content':
      return `${title()} ${whole()}`.trim();
    case 'post_excerpt':
      return post.excerpt;
    case 'custom_field':
      return textOf(meta?.get(format.metaField)).replace(/\s+/g, ' ').trim();
    case 'custom_content':
      return filled(material, post, format.customContent, link);
    case 'yoast_seo_title':
      return yoast('title') || post.title;
    case 'yoast_seo_description':
      return yoast('metadesc') || post.excerpt;
    case 'yoast_seo_title_description':
      return `${yoast('title') || post.title} ${yoast('metadesc') || post.excerpt}`.trim();
    default:
      return title();
  }
}

/** Texts of Yoast SEO with its variables filled in; unknown ones go. */
function seoText({ site }: Material, post: PostSummary, text: string): string {
  const values: Readonly<Record<string, string>> = {
    title: post.title,
    excerpt: post.excerpt,
    sitename: textOf(site.option('blogname')),
    sep: '-',
  };
  return text
    .replace(/%%([a-z_]{1,30})%%/g, (_, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : ''))
    .replace(/\s+/g, ' ')
    .trim();
}

function filled({ site, sharing, texts }: Material, post: PostSummary, text: string, link: string): string {
  if (text === '') return '';
  const whole = text.replaceAll('{content}', () => texts.get(post.row.ID) ?? '');
  return sharing?.fill(site, whole, post, link) ?? whole;
}

function cut({ sharing }: Material, text: string, limits: SharingLimits): string {
  return sharing?.fit(text, '', limits) ?? text;
}

function variationOf(
  material: Material,
  { account, format }: Voice,
  postId: number,
): { text: string; index: number } | undefined {
  if (!material.settings.variations || format.noVariations) return undefined;
  const meta = material.meta.get(postId);
  const texts = entriesOf(meta?.get(messagesKey))
    .map(([key, item]) => ({ text: textOf(valueAt(item, 'rop_custom_description')).trim(), index: Number(key) }))
    .filter(({ text }) => text !== '');
  if (texts.length === 0) return undefined;
  const turn = Math.max(0, Math.trunc(numberOf(valueAt(meta?.get(turnKey), account.id), 0)));
  return material.settings.variationsInTurn ? texts[turn % texts.length] : shuffled(material.site, texts)[0];
}

function pictureOf({ meta }: Material, post: PostSummary, edit: unknown, variation: number | undefined): number {
  const edited = idsIn([valueAt(edit, 'image')])[0];
  if (edited) return edited;
  const group = variation === undefined ? undefined : valueAt(meta.get(post.row.ID)?.get(imagesKey), String(variation));
  const own = idsIn([valueAt(group, 'rop_custom_image')])[0];
  if (own) return own;
  return post.row.post_type === 'attachment' ? post.row.ID : post.picture;
}

function linkOf({ meta, settings, site }: Material, { account, format }: Voice, post: PostSummary): string {
  if (!format.includeLink) return '';
  const own = format.urlKey === '' ? '' : textOf(meta.get(post.row.ID)?.get(format.urlKey)).trim();
  const raw = /^https?:\/\//i.test(own) ? own : post.link;
  const link = site.hooks.filter('rop_raw_post_url', raw, post.row.ID);
  if (!settings.utm) return link;
  return withCampaign(link, {
    utm_source: account.service,
    utm_medium: format.utmMedium,
    utm_campaign: format.utmCampaign,
  });
}

/** Where a link stands: in the post, or in a comment below it. */
export function placed(link: string, comment: string): { link: string; comment?: string } {
  if (comment === '' || link === '') return { link };
  const text = comment.includes('{link}') ? comment.replaceAll('{link}', () => link) : `${comment} ${link}`;
  return { link: '', comment: text };
}
