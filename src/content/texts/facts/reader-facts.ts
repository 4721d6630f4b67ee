// The reader as the form for comments names them: profile, a way out, a mark for those who may write any HTML.
import { createNonce } from '../../../access/nonces.ts';
import type { Viewer } from '../../../access/viewer.ts';
import type { ReaderFacts } from '../../../rendering/blocks/facts.ts';
import { urlencode } from '../../../rendering/formatting/url-encode.ts';
import type { Site } from '../../site.ts';

/** Undefined for those who are not logged in. */
export function readerFacts(site: Site, viewer: Viewer): ReaderFacts | undefined {
  const { user } = viewer;
  if (!user) return undefined;
  const nonce = (action: string) => createNonce(action, viewer, site.settings.salts, site.clock.now());
  const { siteUrl } = site.options;
  return {
    name: user.display_name,
    profile: `${siteUrl}/wp-admin/profile.php`,
    logout: (back) =>
      `${siteUrl}/wp-login.php?action=logout&redirect_to=${urlencode(back)}&_wpnonce=${nonce('log-out')}`,
    unfiltered: (post) => (viewer.can('unfiltered_html') ? nonce(`unfiltered-html-comment_${post}`) : undefined),
  };
}
