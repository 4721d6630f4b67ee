// The slug of a user (`user_nicename`): made from the wished one or the login, unique among users. Source: wp_insert_user.
import { SiteError } from '../../base/error.ts';
import { sanitizeUser } from '../../rendering/formatting/sanitize-text.ts';
import { sanitizeTitle } from '../../rendering/formatting/sanitize-title.ts';
import type { Site } from '../site.ts';

const longest = 50;

/**
 * A slug that no user with another login has: `-2`, `-3`, … are added where one has it.
 * Throws `empty_user_nicename` and `user_nicename_too_long`.
 */
export async function uniqueNicename(site: Site, wanted: string | undefined, login: string): Promise<string> {
  const source = wanted ? sanitizeUser(wanted, true) : [...login].slice(0, longest).join('');
  const nicename = sanitizeTitle(source);
  if (nicename === '' || nicename === '0') throw new SiteError('empty_user_nicename', 'A user needs a slug.', 400);
  if ([...nicename].length > longest) {
    throw new SiteError('user_nicename_too_long', `A user's slug can have ${longest} characters at most.`, 400);
  }
  let candidate = nicename;
  for (let suffix = 2; await isTaken(site, candidate, login); suffix++) {
    const room = longest - 1 - String(suffix).length;
    candidate = `${[...nicename].slice(0, room).join('')}-${suffix}`;
  }
  return candidate;
}

async function isTaken(site: Site, nicename: string, login: string): Promise<boolean> {
  const found = await site.database.kysely
    .selectFrom('users')
    .select('ID')
    .where('user_nicename', '=', nicename)
    .where('user_login', '!=', login)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
