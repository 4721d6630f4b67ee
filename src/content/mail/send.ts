// Mail of the site, as wp_mail sends it: from `wordpress@` the site's host where nothing else is set. A mail is a job in the
// running transaction: it follows what is written with it, or is never sent, and is tried again for half a day.
import { enqueue } from '../../jobs/queue.ts';
import type { JobHandler } from '../../jobs/types.ts';
import { sendMail } from '../../net/mail.ts';
import type { Site } from '../site.ts';
import { getUsers } from '../users/load.ts';

export const mailJob = 'mail.send';

export interface Mail {
  /** Addresses, or ids of users. */
  readonly to: readonly (string | number)[];
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

interface Queued extends Mail {
  readonly to: readonly string[];
  readonly id: string;
}

const isAddress = (text: string): boolean => /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(text);

/** Has a mail sent. False where there is no way to send it, or nobody to send it to. */
export async function queueMail(site: Site, { to, subject, text }: Mail): Promise<boolean> {
  if (!site.settings.mail) return false;
  const users = await getUsers(
    site,
    to.filter((each) => typeof each === 'number'),
  );
  const addresses = to.map((each) => (typeof each === 'string' ? each : (users.get(each)?.user_email ?? '')));
  const known = [...new Set(addresses)].filter(isAddress);
  if (known.length === 0) return false;
  const id = `<${Buffer.from(site.random(16)).toString('hex')}@${hostOf(site)}>`;
  const payload: Queued = { to: known, subject: subject.replace(/[\r\n]+/g, ' '), text, id };
  await enqueue(site.database, site.clock.now(), { kind: mailJob, payload });
  site.database.afterCommit(() => site.wakeJobs());
  return true;
}

/** The site's host without `www.`, as WordPress takes it for its sender. */
const hostOf = (site: Site): string => new URL(site.options.home).hostname.toLowerCase().replace(/^www\./, '');

export function mailHandler(site: Site): JobHandler {
  return {
    attempts: 20,
    run: async ({ payload }) => {
      const { mail } = site.settings;
      if (!mail) throw new Error('There is no way to send mail.');
      const name = site.options.text('blogname');
      const address = mail.from ?? `wordpress@${hostOf(site)}`;
      await sendMail(mail, { ...(payload as Queued), from: { name, address } }); // queued above
    },
  };
}
