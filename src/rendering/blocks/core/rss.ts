// `core/rss`: a feed of another site, as it is where the feed cannot be had. This site asks no other one while it renders.
import { escapeHtml } from '../../formatting/escape.ts';
import { preparedAttributes } from '../prepared-attributes.ts';
import type { LiveBlock, RenderState } from '../render-state.ts';
import { text } from './helpers.ts';

/** Why there is nothing to show. */
export const feedUnread = 'The feed is not read here.';

export function rss(block: LiveBlock, state: RenderState): string {
  const url = text(preparedAttributes(block).feedURL);
  const { home, site } = state.context;
  const bare = url.replace(/[/\\]+$/, '');
  if (bare === home || bare === site?.siteUrl) return notice('The site’s own feed cannot be shown on the site itself.');
  if (url === '') return notice('The feed is empty or cannot be reached.');
  return notice(`<strong>RSS Error:</strong> ${escapeHtml(feedUnread)}`);
}

const notice = (html: string): string =>
  `<div class="components-placeholder"><div class="notice notice-error">${html}</div></div>`;
