// The language of a site, from the files of the WordPress beside it.
import { english, type Language, languageOf, type Messages } from '../../rendering/language.ts';
import type { Site } from '../site.ts';
import { themeFiles } from '../themes/files.ts';
import { coreMessages, languageFiles } from './messages.ts';

/** Undefined for English, and where there is no file. */
export function siteMessages({ options, settings }: Pick<Site, 'options' | 'settings'>): Messages | undefined {
  const locale = options.text('WPLANG') || 'en_US';
  if (locale === 'en_US' || !settings.content) return undefined;
  return coreMessages(settings.content.path, locale);
}

/** The same object as long as options and files stay. */
export function siteLanguage(site: Site): Language {
  const kept = site.caches.map<Language>('language');
  const known = kept.get('language');
  if (known) return known;
  // Looked at first: where the files change, what is kept is made anew.
  const version = versionOf(site);
  const messages = siteMessages(site);
  const made = messages ? languageOf(site.options.text('WPLANG'), messages, version) : english;
  kept.set('language', made);
  return made;
}

function versionOf({ options, settings }: Site): string {
  const files = settings.content ? languageFiles(settings.content.path, options.text('WPLANG')) : [];
  return files.map((path) => themeFiles(settings).version(path)).join();
}
