// Every registered pattern by name: those that every site has, then the theme's.
import type { Site } from '../site.ts';
import { corePatterns } from './core-patterns.ts';
import { type Pattern, themePatterns } from './theme-patterns.ts';

export function registeredPatterns(site: Site): ReadonlyMap<string, Pattern> {
  const found = new Map(corePatterns.map((pattern) => [pattern.name, pattern]));
  for (const [name, pattern] of themePatterns(site)) if (!found.has(name)) found.set(name, pattern);
  return found;
}
