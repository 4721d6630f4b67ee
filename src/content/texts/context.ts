// What rendering of texts needs to know of the site, made once per set of options.

import { hash } from 'node:crypto';
import type { BlockTheme } from '../../rendering/blocks/block-theme.ts';
import { languageIn } from '../../rendering/language.ts';
import type { ContentContext, ContentData } from '../../rendering/types.ts';
import { hasBlockHooks } from '../block-hooks/hooks.ts';
import { siteLanguage } from '../languages/site-language.ts';
import { textLengths } from '../languages/text-lengths.ts';
import { uploadsUrl } from '../media/uploads.ts';
import type { Site } from '../site.ts';
import { blockTheme } from '../themes/block-theme.ts';
import { siteFacts } from './facts/site.ts';

export type SiteTextContext = Omit<ContentContext, 'data' | 'post'>;

/** Nothing is loaded. */
export const noData: ContentData = {};

/** The site's part of a rendering context. The same object as long as the options stay. */
function textContext(site: Site): SiteTextContext {
  const { options, caches } = site;
  const kept = caches.map<SiteTextContext>('text-context');
  const known = kept.get('context');
  if (known) return known;
  const language = siteLanguage(site);
  const context: SiteTextContext = {
    home: options.home,
    locale: options.text('WPLANG') || 'en_US',
    language,
    ...textLengths(site, language),
    useSmilies: options.text('use_smilies') === '1',
    theme: blockTheme(site),
    uploads: uploadsUrl(site),
    site: siteFacts(site),
    isHooked: hasBlockHooks(site),
    blocks: site.registry.blocks,
    replaceInsecureHome: options.text('https_migration_required') === '1',
  };
  kept.set('context', context);
  return context;
}

/** A rendering and what it was made from. */
export interface KeptText {
  readonly source: string;
  readonly made: string;
}

/** Renderings that are kept, by post (titles by themselves), and what they were made with. */
export interface KeptTexts {
  readonly context: SiteTextContext;
  readonly titles: Map<string, string>;
  readonly contents: Map<string, KeptText & { readonly hasBlocks: boolean }>;
  readonly excerpts: Map<string, KeptText>;
  /** Those that blocks of pages make. */
  readonly pageExcerpts: Map<string, KeptText>;
}

export function keptTexts(site: Site): KeptTexts {
  const context = textContext(site);
  const key = contextKey(context);
  return {
    context,
    titles: site.caches.contentMap(`titles ${languageIn(context).key}`),
    contents: site.caches.contentMap(`contents ${key}`),
    excerpts: site.caches.contentMap(`excerpts ${key}`),
    pageExcerpts: site.caches.contentMap(`page excerpts ${key}`),
  };
}

/** What renderings that are kept by text depend on besides it. */
function contextKey(context: SiteTextContext): string {
  const { home, wordCount, excerptLength, useSmilies, uploads, replaceInsecureHome, theme } = context;
  return `${home} ${languageIn(context).key} ${wordCount} ${excerptLength} ${useSmilies} ${uploads} ${replaceInsecureHome} ${themeKey(theme)}`;
}

const themeKeys = new WeakMap<BlockTheme, string>();

/** Texts that are kept are those of one design. */
function themeKey(theme: BlockTheme): string {
  const known = themeKeys.get(theme);
  if (known !== undefined) return known;
  const { duotones, viewports, ruleless, ...plain } = theme;
  const key = hash('md5', JSON.stringify([plain, [...duotones], [...viewports], [...ruleless]]), 'hex');
  themeKeys.set(theme, key);
  return key;
}
