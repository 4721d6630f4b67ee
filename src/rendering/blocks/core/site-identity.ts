// `core/site-title` and `core/site-tagline`.
import { escapeAttribute, escapeHtml } from '../../formatting/escape.ts';
import { escapeUrl } from '../../formatting/url.ts';
import { at } from '../json.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { headingTag, isSet, text, wrapper } from './helpers.ts';

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
  const inside = isSet(isLink) ? `<a href="${escapeUrl(home)}" target="${target}" rel="home">${name}</a>` : name;
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
