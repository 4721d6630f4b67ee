// The cookie of a reader who gave a post's password: `wp-postpass_HASH`, a phpass hash of it (post_password_required).
import { cookieNames } from '../access/cookies.ts';
import { verifyPhpass } from '../access/phpass.ts';
import type { Site } from '../content/site.ts';
import type { PostRow } from '../database/schema.ts';

/** Does this Cookie header unlock the post? Nothing is hashed for posts without a password. */
export async function unlockedBy(site: Site, cookie: string | undefined, row: PostRow): Promise<boolean> {
  if (row.post_password === '' || cookie === undefined) return false;
  const name = `wp-postpass_${cookieNames(site.options.siteUrl).hash}=`;
  const stored = cookie
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(name));
  if (stored === undefined) return false;
  try {
    const hash = decodeURIComponent(stored.slice(name.length));
    return hash.startsWith('$P$B') && (await verifyPhpass(hash, row.post_password));
  } catch {
    return false;
  }
}
