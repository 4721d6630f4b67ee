// The text of a comment as HTML, kept by content.
import { renderComment } from '../../rendering/formatting/display.ts';
import { parseAddress } from '../../rendering/formatting/url.ts';
import { siteLanguage } from '../languages/site-language.ts';
import type { Site } from '../site.ts';

/** Longer texts are rendered each time, so that the kept ones stay small. */
const longestKept = 20_000;

/** The site's host name, without port. */
export function siteHost(site: Site): string {
  return parseAddress(site.options.home)?.host ?? '';
}

/** Stored text → HTML. */
export function commentText(site: Site, text: string): string {
  const { home } = site.options;
  const useSmilies = site.options.text('use_smilies') === '1';
  const language = siteLanguage(site);
  const kept = site.caches.contentMap<string>(`comments ${home} ${useSmilies} ${language.key}`);
  const known = kept.get(text);
  if (known !== undefined) return known;
  const html = renderComment(text, { home, locale: language.locale, language, useSmilies });
  if (text.length <= longestKept) kept.set(text, html);
  return html;
}
