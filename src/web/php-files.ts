// Files of WordPress that other programs call by their names. What is due is done without being asked (server/due-work.ts), so the
// clock's file has nothing to do; those of networks of sites lead to where accounts are made.
import type { Site } from '../content/site.ts';
import { noCache, redirectTo, type WebResponse } from './page.ts';

/** `below` is the path below the site's address; undefined where it is none of these files. */
export function answerFile({ options }: Site, below: string): WebResponse | undefined {
  const signUp = `${options.siteUrl}/wp-login.php?action=register`;
  if (below === 'wp-activate.php' || below === 'wp-signup.php') return redirectTo(302, signUp, noCache);
  if (below !== 'wp-cron.php') return undefined;
  const headers = [
    ['Content-Type', 'text/html; charset=UTF-8'],
    ['Expires', 'Wed, 11 Jan 1984 05:00:00 GMT'],
    ['Cache-Control', 'no-cache, must-revalidate, max-age=0'],
  ] as const;
  return { status: 200, headers, body: '' };
}
