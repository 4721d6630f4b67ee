// How the texts of a term are cleaned before they are stored. Reproduces the filters of pre_term_name,
// pre_term_description and pre_term_slug: the same for every viewer, `unfiltered_html` or not.
import { escapeMarkup } from '../../rendering/formatting/escape.ts';
import { kses } from '../../rendering/formatting/kses.ts';
import { asciiLower } from '../../rendering/formatting/php-strings.ts';
import { sanitizeTextField } from '../../rendering/formatting/sanitize-text.ts';
import { sanitizeTitle } from '../../rendering/formatting/sanitize-title.ts';

/** A name as stored: one line of text, its special characters as entities. */
export function storedName(name: string): string {
  return escapeMarkup(kses(sanitizeTextField(name), 'data'));
}

/** A description as stored: the few inline tags that comments may have, and `rel` and `target` of links. */
export function storedDescription(description: string): string {
  return kses(description, 'pre_term_description');
}

/** A slug as asked for, in the form slugs have; '' where nothing of it is left. */
export function storedSlug(slug: string): string {
  return sanitizeTitle(slug);
}

/** Does a slug say nothing? For PHP, which decides here, "0" is nothing either. */
export function isNoSlug(slug: string): boolean {
  return slug === '' || slug === '0';
}

/** Lower case of ASCII letters alone, as PHP's strtolower. */
export const lowerAscii = asciiLower;
