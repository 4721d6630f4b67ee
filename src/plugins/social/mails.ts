// Mails about accounts that no longer work or soon will not: to the site's administrator and to whoever connected the account,
// once for each time that it happens. Nothing is sent where the site has said so (`broadsheet_social.mail`).

import type { ExtensionSite } from '../../extend/site.ts';
import { callHook } from './alerts.ts';
import { networks } from './networks/all.ts';
import { day } from './networks/network.ts';
import { sendMail } from './send-mail.ts';
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
