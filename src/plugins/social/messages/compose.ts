// Makes what is sent out of a share: its text (what was written for it, or the first template that somebody set), the
// address with the site's campaign marks, pictures as the post says, all within the network's limits.
import type { ExtensionSite, PostSummary } from '../../../extend/site.ts';
import { valueAt } from '../../php-arrays.ts';
import { type Choices, mediaList } from '../choices.ts';
import { attachesMedia } from '../filters.ts';
import { NetworkError } from '../networks/ask.ts';
import type { Account, Composed, Limits, Network } from '../networks/network.ts';
import { noteOf } from '../notes.ts';
import { addsUtm, storedTemplate } from '../settings.ts';
import type { ShareOptions } from '../shares/intents.ts';
import { fitText } from './fit.ts';
import { picturesOf } from './pictures.ts';
import { fill, hashtag, valuesOf } from './template.ts';
import { videoOf } from './videos.ts';

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
  const note = share.options.final ? undefined : await noteOf(site, post);
  const ordinary = note ? note.link : addsUtm(site) ? marked(post.link, network.name, post.row.post_name) : post.link;
  const link = share.options.final ? (share.options.link ?? '') : ordinary;
  const { pictures: found, card, left: leftPicture } = await picturesOf(site, share);
  const attached = share.options.final || attachesMedia(site) ? attachedTo(share) : [];
  const { video, left } = await videoOf(site, attached, limits, network.label);
  const pictures = video ? [] : found;
  if (limits.pictureNeeded && pictures.length === 0 && !video) {
    throw new NetworkError('refused', 'picture_needed', `${network.label} takes no post without a picture.`);
  }
  const language = site.option('WPLANG');
  const composed: Composed = {
    text: share.options.final ? withLink(share.message, link, limits) : await textFor(site, share, limits, link),
    link,
    title: post.title,
    description: post.excerpt,
    tags: (post.terms.get('post_tag') ?? []).map(({ name }) => hashtag(name).slice(1)).filter(Boolean),
    language: typeof language === 'string' && language !== '' ? language.slice(0, 2) : 'en',
    pictures,
    ...(video ? { video } : {}),
    ...(left === '' ? {} : { left }),
    ...(leftPicture === '' || video ? {} : { leftPicture }),
    card,
    postId: post.row.ID,
    createdAt: share.createdAt,
    key: share.key,
  };
  return network.compose?.(composed, account) ?? composed;
}

/** What stays behind of a post's media at a network, and why; '' where nothing does. Nothing is sent or made. */
export async function leftBehind(
  site: ExtensionSite,
  share: Pick<ToCompose, 'post' | 'choices' | 'options' | 'network' | 'account'>,
): Promise<string> {
  const limits = share.network.limits(share.account);
  const attached = attachesMedia(site) ? attachedTo(share) : [];
  const { video, left } = await videoOf(site, attached, limits, share.network.label);
  if (video || left !== '') return left;
  return (await picturesOf(site, share)).left;
}

/** The text as it would be sent, without anything being sent. `link`: of a post that is no note. */
export async function textFor(
  site: ExtensionSite,
  share: Pick<ToCompose, 'post' | 'choices' | 'message' | 'template' | 'network'>,
  limits: Limits,
  link: string,
): Promise<string> {
  const note = await noteOf(site, share.post);
  if (!note) return textOf(site, share, limits, link);
  // A note is what is said; templates are for posts that need words.
  const said = [share.message, share.choices.message, note.text].find((text) => text.trim() !== '') ?? '';
  if (note.citation === '') return withLink(said, note.link, limits);
  return fitText(`${said} ${note.citation}`.trim(), note.citation, limits);
}

function textOf(
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
  const about = [network.name, post.row.ID] as const;
  const { hooks } = site;
  const said = chosen ?? withBraces(hooks.filter('wpas_default_message', network.template, ...about));
  const filled = fill(said, valuesOf(site, post, link));
  const prefix = hooks.filter('wpas_default_prefix', '', ...about);
  const suffix = hooks.filter('wpas_default_suffix', ' ', ...about);
  return withLink(between(prefix, filled, suffix, link), link, limits);
}

/** Placeholders as Jetpack's older messages have them. */
const withBraces = (template: string): string => template.replace(/%(title|url)%/g, '{$1}');

/** A text with something before it, and something between it and the link at its end. */
function between(prefix: string, text: string, suffix: string, link: string): string {
  const isLast = link !== '' && text.endsWith(link);
  const head = isLast ? text.slice(0, -link.length) : text;
  const own = head.trimEnd();
  const after = suffix.trim() === '' ? '' : suffix.trimEnd();
  return `${prefix}${own}${after}${isLast ? `${head.slice(own.length)}${link}` : ''}`.trimStart();
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

/** Media that the post or this one share brings, where they may go along. */
function attachedTo({ choices, options }: Pick<ToCompose, 'choices' | 'options'>) {
  const source = options.media_source ?? textIn(choices.options, 'media_source');
  if (source !== '' && source !== 'media-library' && source !== 'upload-video') return [];
  return options.attached_media ?? mediaList(valueAt(choices.options, 'attached_media'));
}

function textIn(value: unknown, key: string): string {
  const found = valueAt(value, key);
  return typeof found === 'string' ? found : '';
}
