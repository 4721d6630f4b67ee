// What things are called in feeds: posts (the_title_rss), the feed itself (wp_title_rss), the site (bloginfo_rss).
import type { Site } from '../../content/site.ts';
import type { PostRow } from '../../database/schema.ts';
import { convertCharacters } from '../../rendering/formatting/characters.ts';
import { escapeHtml } from '../../rendering/formatting/escape.ts';
import { coreShortcodes } from '../../rendering/formatting/shortcodes.ts';
import { stripTags } from '../../rendering/formatting/strip-tags.ts';
import { postTitle, titleFormats } from '../../rendering/formatting/title.ts';
import type { Language } from '../../rendering/language.ts';
import { documentTitle } from '../document-title.ts';
import type { Found } from '../found.ts';
import { numbered } from './xml.ts';

/** HTML without elements. */
export function feedTitle(
  { post_title: title, post_password: password, post_status: status }: PostRow,
  language: Language,
): string {
  return escapeHtml(
    stripTags(
      numbered(postTitle({ title, password, status }, titleFormats(language), coreShortcodes, language.typography)),
    ),
  );
}

/** The feed's own; of what was not found (and is no page of a list) the site's name. */
export function channelTitle(site: Site, found: Found, isMissing: boolean): string {
  const main = { page: found.kind === 'none' || found.kind === 'post' ? 1 : found.page };
  const kind = isMissing ? 'missing' : 'home';
  const shown: Found = found.kind === 'none' && !isMissing ? nothing : found;
  return documentTitle(site, shown, { main, kind, textPage: 1, isFront: false });
}

/** A list that is called nothing. */
const nothing: Found = {
  kind: 'home',
  kinds: new Set(['home']),
  terms: 0,
  rows: [],
  total: 0,
  page: 1,
  pages: 0,
  perPage: 1,
  query: { types: [], statuses: [], perPage: 1 },
};

/** `blogname` or `blogdescription`. */
export const siteText = ({ options }: Site, name: 'blogname' | 'blogdescription'): string =>
  numbered(convertCharacters(stripTags(options.text(name))));
