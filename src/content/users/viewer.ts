// A user as a viewer without a request: for the command line, jobs and tests.
import { accountViewer, findAccount } from '../../access/account.ts';
import type { Viewer } from '../../access/viewer.ts';
import { SiteError } from '../../base/error.ts';
import type { Site } from '../site.ts';

/** The viewer that user `id` is. Throws `invalid_user_id` where there is none. */
export async function viewerOf(site: Site, id: number): Promise<Viewer> {
  const account = await findAccount(site, 'id', id);
  if (!account) throw new SiteError('invalid_user_id', 'There is no such user.', 404);
  return accountViewer(site, account, { method: 'system' });
}
