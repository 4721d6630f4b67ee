// What rendering of blocks knows of the active theme with the site's own styles over it, kept while neither changes.
import type { BlockTheme } from '../../rendering/blocks/block-theme.ts';
import { blockThemeOf } from '../../rendering/theme/block-theme-of.ts';
import { mergedThemeJson, readThemeJson } from '../../rendering/theme/json/theme-json.ts';
import { rememberedStyles } from '../global-styles/memory.ts';
import { marker, storedTree } from '../global-styles/stored-json.ts';
import type { Site } from '../site.ts';
import { hasThemeJson, themeSupports } from './supports.ts';
import { activeTheme } from './theme.ts';
import { type ThemeDesign, themeDesign } from './theme-data.ts';

interface Kept {
  readonly own: string | undefined;
  readonly supports: string;
  readonly made: BlockTheme;
}

const kept = new WeakMap<ThemeDesign, Kept>();

/** The facts of the active theme. The same object as long as they stay. */
export function blockTheme(site: Site): BlockTheme {
  const theme = activeTheme(site);
  const design = themeDesign(site);
  const own = rememberedStyles(site, theme.stylesheet);
  const about = {
    hasThemeJson: hasThemeJson(site, theme),
    hasLayoutStyles: !themeSupports(site, theme).has('disable-layout-styles'),
  };
  const supports = Object.values(about).join();
  const before = kept.get(design);
  if (before?.own === own && before?.supports === supports) return before.made;
  const { [marker]: marked, ...styles } = (own === undefined ? undefined : storedTree(own)) ?? {};
  const whole = marked ? mergedThemeJson(design.base, readThemeJson(styles, 'custom', design.known)) : design.base;
  const made = blockThemeOf(whole, { ...about, registered: design.registered });
  kept.set(design, { own, supports, made });
  return made;
}
