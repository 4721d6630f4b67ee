// Every registered pattern by name: those that every site has, then the theme's, with what extensions hook into them.
import { withHookedBlocks } from '../../rendering/blocks/hooked-blocks.ts';
import { blockHooks, hasBlockHooks } from '../block-hooks/hooks.ts';
import type { Site } from '../site.ts';
import { activeTheme } from '../themes/theme.ts';
import { corePatterns } from './core-patterns.ts';
import { type Pattern, themePatterns } from './theme-patterns.ts';

export function registeredPatterns(site: Site): ReadonlyMap<string, Pattern> {
  const found = new Map(corePatterns.map((pattern) => [pattern.name, pattern]));
  for (const [name, pattern] of themePatterns(site)) if (!found.has(name)) found.set(name, pattern);
  if (!hasBlockHooks(site)) return found;
  const { stylesheet } = activeTheme(site);
  for (const [name, pattern] of found) {
    const hooks = blockHooks(site, { kind: 'pattern', name });
    found.set(name, { ...pattern, content: withHookedBlocks(pattern.content, hooks, 'insert and ignore', stylesheet) });
  }
  return found;
}
