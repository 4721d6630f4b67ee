// The card of a post: its text, look and picture as the post and the site choose, in Jetpack's order: a picture of the post's
// choice, else the featured one, else the site's default. Whoever shares a post asks here for its card.
import type { ExtensionSite, Picture, PictureLimits, PostSummary } from '../../../extend/site.ts';
import { entriesOf, valueAt } from '../../php-arrays.ts';
import { renditionUrl } from './rendition.ts';
import {
  idIn,
  localeOf,
  openGraphImage,
  type PostCardSettings,
  postCardSettings,
  siteCardSettings,
} from './settings.ts';
import { cardHeight, cardWidth } from './templates.ts';
import { type Card, cardUrl, signCard } from './token.ts';

/** Types of posts that cards are made for. */
export const cardTypes: readonly string[] = ['post'];

const optionsKey = '_wpas_options';
const focusKey = '_jetpack_social_image_focal_point';
/** More of a text than a card can show; longer ones would make addresses too long. */
const longestText = 600;

export const shortText = (text: string): string => {
  const cut = text.slice(0, longestText).toWellFormed();
  return cut.length < text.length ? `${cut}…` : cut;
};

/**
 * The card of a post; undefined where it is to have none. `options`: the post's `_wpas_options`. `always`: whether or not the
 * post says that it has one.
 */
export async function cardOf(
  site: ExtensionSite,
  post: PostSummary,
  options: unknown,
  always = false,
): Promise<Card | undefined> {
  if (!cardTypes.includes(post.row.post_type)) return undefined;
  const settings = postCardSettings(site, options);
  if (!settings.enabled && !always) return undefined;
  const picture = pictureOf(settings, post.picture);
  return {
    text: shortText(settings.text.trim() === '' ? post.title : settings.text),
    template: settings.template,
    font: settings.font,
    locale: localeOf(site),
    picture,
    focus: await focusOf(site, picture),
    post: post.row.ID,
    expires: 0,
  };
}

function pictureOf({ imageType, image, defaultImage }: PostCardSettings, featured: number): number {
  switch (imageType) {
    case 'none':
      return 0;
    case 'custom':
      return image;
    case 'default':
      return defaultImage;
    case 'featured':
      return featured;
    default:
      return featured || defaultImage;
  }
}

/** The point of a picture that must stay in it; its middle where nobody chose one. */
export async function focusOf(site: ExtensionSite, picture: number): Promise<Card['focus']> {
  return (await chosenFocus(site, picture)) ?? { x: 0.5, y: 0.5 };
}

/** The point that somebody chose; undefined where nobody did. */
async function chosenFocus(site: ExtensionSite, picture: number): Promise<Card['focus'] | undefined> {
  const stored = picture > 0 ? (await site.posts.values([picture], [focusKey])).get(picture)?.get(focusKey) : undefined;
  const [x, y] = [Number(valueAt(stored, 'x') ?? Number.NaN), Number(valueAt(stored, 'y') ?? Number.NaN)];
  return x >= 0 && x <= 1 && y >= 0 && y <= 1 ? { x, y } : undefined;
}

/** A card as something that can be shared. */
export interface SharedCard {
  readonly url: string;
  readonly token: string;
  readonly mimeType: 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly alt: string;
}

/**
 * The card of a post for networks and for its page; undefined where it is to have none. `options` as in cardOf, null for
 * none; loaded where not given. Its bytes: madeCard.
 */
export async function sharedCard(
  site: ExtensionSite,
  post: PostSummary,
  options?: unknown,
  always = false,
): Promise<SharedCard | undefined> {
  const card = await cardOf(site, post, options === undefined ? await optionsOf(site, post.row.ID) : options, always);
  return card && asShared(site, card);
}

function asShared(site: ExtensionSite, card: Card): SharedCard {
  const token = signCard(site, card);
  const alt = card.text;
  return { url: cardUrl(site, token), token, mimeType: 'image/jpeg', width: cardWidth, height: cardHeight, alt };
}

/** What stands for a post without a card: what is attached for sharing, the featured picture, the site's default. */
export async function otherPicture(
  site: ExtensionSite,
  post: PostSummary,
  options: unknown,
): Promise<ShownPicture | undefined> {
  const [attached] = entriesOf(valueAt(options, 'attached_media'));
  const wanted = [idIn(valueAt(attached?.[1], 'id')), post.picture, openGraphImage(site)].filter((id) => id > 0);
  const found = await site.media.pictures(wanted);
  for (const id of wanted) {
    const picture = found.get(id);
    if (picture && picture.mimeType !== 'image/svg+xml')
      return shownPicture(site, picture, id === wanted[0] && attached ? shownWidth : undefined);
  }
  return undefined;
}

/** The card of the site's front page: its name, over its icon where it has one. */
export function homeCard(site: ExtensionSite, name: string): SharedCard {
  const icon = idIn(site.option('site_icon'));
  const template = icon > 0 ? 'edge' : 'highway';
  return asShared(site, {
    ...{ text: shortText(name), template, font: '', locale: localeOf(site), picture: icon },
    ...{ focus: { x: 0.5, y: 0.5 }, post: 0, expires: 0 },
  });
}

/** A picture as it is shown, or a part of it. */
export interface ShownPicture extends Picture {
  readonly cut?: NonNullable<PictureLimits['cut']>;
}

/** Networks show pictures of pages up to this size (bytes), and this wide. */
const shownBytes = 2_000_000;
const shownWidth = 1200;
/** Pixels that a picture of unknown size may have: more may be too many bytes. */
const shownPixels = 2_000_000;
const shownTypes = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/**
 * A picture as pages show it to networks: cut to a card's sides around its focal point where somebody chose one; else as it is,
 * or made smaller where it is too large. Nothing is read or made for it: it is when somebody asks for its address.
 */
export async function shownPicture(
  site: ExtensionSite,
  picture: Picture,
  widest = 2 * shownWidth,
): Promise<ShownPicture> {
  const { id, width, height, bytes, mimeType } = picture;
  const focus = width > 0 && height > 0 ? await chosenFocus(site, id) : undefined;
  if (focus) {
    const cut = { ratio: cardWidth / cardHeight, ...focus };
    const part = partOf({ width, height }, cut.ratio);
    const url = renditionUrl(site, { picture: id, bytes: shownBytes, width: shownWidth, cut });
    return { ...picture, ...scaled(part, shownWidth), url, mimeType: 'image/jpeg', bytes: 0, cut };
  }
  const isSmall = bytes > 0 ? bytes <= shownBytes : width * height <= shownPixels;
  if (isSmall && width <= widest && shownTypes.has(mimeType)) return picture;
  const url = renditionUrl(site, { picture: id, bytes: shownBytes, width: shownWidth });
  return { ...picture, ...scaled(picture, shownWidth), url, mimeType: 'image/jpeg', bytes: 0 };
}

interface Sides {
  readonly width: number;
  readonly height: number;
}

/** The largest part of this ratio. */
const partOf = ({ width, height }: Sides, ratio: number): Sides => ({
  width: Math.min(width, Math.round(height * ratio)),
  height: Math.min(height, Math.round(width / ratio)),
});

function scaled({ width, height }: Sides, widest: number): Sides {
  const scale = Math.min(1, widest / Math.max(1, width), widest / Math.max(1, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** A post's `_wpas_options`; undefined where it has none. */
export async function optionsOf(site: ExtensionSite, id: number): Promise<unknown> {
  return (await site.posts.values([id], [optionsKey])).get(id)?.get(optionsKey);
}

/** Stores the token with a saved post that has a card (Jetpack asks its service for one after each save). */
export async function storeToken(site: ExtensionSite, id: number): Promise<void> {
  const options = await optionsOf(site, id);
  if (options === undefined || !postCardSettings(site, options).enabled) return;
  const post = (await site.posts.summaries([id])).get(id);
  const card = post && (await cardOf(site, post, options));
  if (!card) return;
  const token = signCard(site, card);
  const settings = valueAt(options, 'image_generator_settings');
  if (valueAt(settings, 'token') === token) return;
  const changed = { ...Object.fromEntries(entriesOf(settings)), token };
  await site.posts.setMeta(id, optionsKey, {
    ...Object.fromEntries(entriesOf(options)),
    image_generator_settings: changed,
  });
}

/** Gives a new draft a card where the site wants that, with the look of this moment. */
export async function startWithCard(site: ExtensionSite, id: number): Promise<void> {
  const { enabled, template, font, defaultImage } = siteCardSettings(site);
  if (!enabled || (await optionsOf(site, id)) !== undefined) return;
  const settings = { template, default_image_id: idIn(defaultImage), font, enabled: true };
  await site.posts.setMeta(id, optionsKey, { image_generator_settings: settings, version: 2 });
}
