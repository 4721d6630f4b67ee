// How the texts of a user are cleaned before they are stored: the filters of pre_user_display_name, pre_user_email,
// pre_user_url, pre_user_description; and what a new login may be called (validate_username).
import { sanitizeEmail } from '../../rendering/formatting/email.ts';
import { kses } from '../../rendering/formatting/kses.ts';
import { trim } from '../../rendering/formatting/php-strings.ts';
import { sanitizeUser } from '../../rendering/formatting/sanitize-text.ts';
import { stripAllTags } from '../../rendering/formatting/strip-tags.ts';
import { sanitizeUrl } from '../../rendering/formatting/url.ts';
import { storedDescription, storedName } from '../terms/sanitize.ts';

/** Names that are shown: one line of text, its special characters as entities. */
export const storedUserName = storedName;

/** The description: the few inline tags that comments may have. */
export const storedUserDescription = storedDescription;

/** The address without what no address has; empty where nothing of the kind is left. */
export function storedEmail(email: string): string {
  return kses(sanitizeEmail(trim(email)), 'data');
}

/** The address of a site, a bare `&` as an entity; empty where its scheme is not allowed. */
export function storedUserUrl(url: string): string {
  return kses(sanitizeUrl(stripAllTags(url)), 'data');
}

/** May a new login have this name as it is (`validate_username`)? */
export function isUsername(name: string): boolean {
  return name !== '' && name !== '0' && sanitizeUser(name, true) === name;
}
