// Mails about accounts that no longer work or soon will not: to the site's administrator and to whoever connected the account,
// once for each time that it happens. Nothing is sent where the site has said so (`broadsheet_social.mail`).

import type { ExtensionSite } from '../../extend/site.ts';
import { valueAt } from '../php-arrays.ts';
import { callHook } from './alerts.ts';
import { standingOf } from './live.ts';
import { networks } from './networks/all.ts';
import { day } from './networks/network.ts';
import { ownOption } from './settings.ts';
import type { Connection } from './tables.ts';

/** Secrets that nobody can renew are told of so long ahead. */
export const ahead = 7 * day;

const screen = (site: ExtensionSite): string => `${site.home}/wp-admin/admin.php?page=jetpack-social`;
const labelOf = ({ service }: Connection): string => networks.get(service)?.label ?? service;

const seen = ({ id, service, name }: Connection): object => ({ connection_id: id, service, account: name });

/** In the transaction that says so. */
export async function mailFailing(site: ExtensionSite, row: Connection, error: string | null): Promise<void> {
  await sendMail(site, [row.user_id], `${labelOf(row)}: ${row.name} does not work any more`, [
    `Nothing can be shared to ${row.name} at ${labelOf(row)} at the moment.`,
    ...(error ? [`It says: ${error}`] : []),
    `Test it or connect it anew: ${screen(site)}`,
  ]);
  await callHook(site, 'connection.failing', { ...seen(row), error });
}

export async function mailExpiring(site: ExtensionSite, row: Connection): Promise<void> {
  const days = Math.max(0, Math.round(((row.expires_at ?? 0) - site.now()) / day));
  await sendMail(site, [row.user_id], `${labelOf(row)}: the access to ${row.name} runs out`, [
    `In ${days} days nothing can be shared to ${row.name} at ${labelOf(row)} any more, as the access runs out.`,
    `Connect it anew: ${screen(site)}`,
  ]);
  const expires_at = new Date(row.expires_at ?? 0).toISOString();
  await callHook(site, 'connection.expiring', { ...seen(row), expires_at });
}

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
