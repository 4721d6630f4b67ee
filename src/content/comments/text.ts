// The text of a comment as HTML. Reproduces the `comment_text` filters: links (9), typographic characters and lone
// ampersands (10), smilies (20), closed tags (25), paragraphs (30), capital P (31). Kept by content.
import { autop } from '../../rendering/formatting/autop/autop.ts';
import { balanceTags } from '../../rendering/formatting/balance-tags.ts';
import { capitalP, convertCharacters } from '../../rendering/formatting/characters.ts';
import { makeClickable } from '../../rendering/formatting/clickable.ts';
import { shortcodeNames } from '../../rendering/formatting/shortcodes.ts';
import { convertSmilies } from '../../rendering/formatting/smilies.ts';
import { texturize } from '../../rendering/formatting/texturize.ts';
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
  let html = makeClickable(text, { host: siteHost(site), comment: true });
  html = convertCharacters(texturize(html, shortcodeNames({}), language.typography));
  html = balanceTags(convertSmilies(html, { home, useSmilies }));
  html = capitalP(autop(html), false, language.typography);
  if (text.length <= longestKept) kept.set(text, html);
  return html;
}
