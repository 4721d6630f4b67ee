// Mails of sharing, where the site wants any (`broadsheet_social.mail`).
import type { ExtensionSite } from '../../extend/site.ts';
import { valueAt } from '../php-arrays.ts';
import { standingOf } from './live.ts';
import { ownOption } from './settings.ts';

/**
 * A mail to the site's administrator, where that is wanted, and to these users. Nothing where the site wants none, or is a copy.
 */
export async function sendMail(
  site: ExtensionSite,
  users: readonly number[],
  subject: string,
  lines: readonly string[],
  to: 'administrator' | 'no administrator' = 'administrator',
): Promise<void> {
  const wanted = valueAt(site.option(ownOption), 'mail');
  if (wanted === false || wanted === '' || wanted === 0 || wanted === '0' || !standingOf(site).live) return;
  const title = site.option('blogname');
  const admin = site.option('admin_email');
  const first = to === 'administrator' && typeof admin === 'string' ? [admin] : [];
  const name = typeof title === 'string' && title !== '' ? `[${title}] ` : '';
  await site.mail({ to: [...first, ...users], subject: `${name}${subject}`, text: `${lines.join('\n\n')}\n` });
}
