// `core/site-title`, `core/site-tagline` and `core/site-logo`.
import { renderCommentAuthor } from '../../formatting/display.ts';
import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { isPaged } from '../../page-context.ts';
import type { PictureAttributes } from '../../pictures.ts';
import { phpNumber } from '../casts.ts';
import { at } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { Tags } from '../tags.ts';
import { headingTag, isSet, text, wrapper } from './helpers.ts';
import { attachmentPicture } from './picture.ts';

export function siteTitle(block: LiveBlock, state: RenderState): string {
  const { site, home } = state.context;
  if (!site || ['', '0'].includes(site.name.trim())) return '';
  const attributes = preparedAttributes(block);
  const { textAlign, level, isLink, linkTarget } = attributes;
  const align = isSet(textAlign) ? `has-text-align-${text(textAlign)}` : '';
  const color = at(attributes.style, 'elements', 'link', 'color', 'text') === undefined ? '' : ' has-link-color';
  const tag = headingTag(level, 'h1');
  const target = escapeAttribute(isSet(linkTarget) ? text(linkTarget) : '_self');
  const name = escapeHtml(site.name);
  const { page } = state.context;
  const current = page && (page.isFront || page.isHome) && !isPaged(page) ? ' aria-current="page"' : '';
  const inside = isSet(isLink)
    ? `<a href="${escapeUrl(home)}" target="${target}" rel="home"${current}>${name}</a>`
    : name;
  return `<${tag} ${wrapper(block, state, `${align}${color}`.trim())}>${inside}</${tag}>`;
}

export function siteTagline(block: LiveBlock, state: RenderState): string {
  const { site } = state.context;
  if (!site || site.tagline === '' || site.tagline === '0') return '';
  const { textAlign, level } = preparedAttributes(block);
  const align = isSet(textAlign) ? `has-text-align-${text(textAlign)}` : '';
  const tag = headingTag(level, 'p');
  return `<${tag} ${wrapper(block, state, align)}>${site.tagline}</${tag}>`;
}

/** Reproduces get_custom_logo as the block calls it. */
export function siteLogo(block: LiveBlock, state: RenderState): string {
  const { site, home, data } = state.context;
  const media = site && site.logo > 0 ? data.facts?.media(site.logo) : undefined;
  const full = media?.shown('full');
  if (!site || !media || !full) return '';
  const attributes = preparedAttributes(block);
  const width = Math.abs(phpNumber(attributes.width));
  const isSized = isSet(attributes.width) && full.width > 0 && full.height > 0;
  const height = Math.trunc(width / (full.width / full.height));
  const shown = isSized ? { ...full, width: Math.trunc(width), height } : full;
  const alt: PictureAttributes =
    media.alt === '' || media.alt === '0' ? { alt: renderCommentAuthor(site.name, state.context) } : {};
  const picture = attachmentPicture(media, shown, 'full', { class: 'custom-logo', ...alt }, state, true);
  const outer = wrapper(block, state, isSet(attributes.width) ? '' : 'is-default-size');
  if (!isSet(attributes.isLink)) return `<div ${outer}>${picture}</div>`;
  const link = `<a href="${escapeUrl(`${home}/`)}" class="custom-logo-link" rel="home">${picture}</a>`;
  if (attributes.linkTarget !== '_blank') return `<div ${outer}>${link}</div>`;
  const tags = new Tags(link);
  tags.next();
  tags.set('aria-label', state.language.say('(Home link, opens in a new tab)'));
  tags.set('target', '_blank');
  return `<div ${outer}>${tags.html()}</div>`;
}
