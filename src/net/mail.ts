// Mail on its way out: to an SMTP server or the machine's `sendmail`, by nodemailer, which is loaded with the first mail. Errors
// say what happened in codes alone: what a server answers may hold anything.
import { SiteError } from '../base/error.ts';

/** How mail leaves: an SMTP server (`smtp://user:password@host:587`, `smtps://…`), or a program like sendmail. */
export type MailSettings = ({ readonly smtp: string } | { readonly sendmail: string }) & {
  /** Address of the sender; absent: WordPress's, `wordpress@` the site's host. */
  readonly from?: string | undefined;
};

export interface MailToSend {
  /** The same at each attempt, so that a mail that was sent twice can be told as one. `<…@…>` */
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: readonly string[];
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
}

const timeout = 20_000;

/** Throws `mail_failed`. */
export async function sendMail(settings: MailSettings, { id, from, to, subject, text }: MailToSend): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const transport =
    'smtp' in settings
      ? createTransport({
          url: settings.smtp,
          connectionTimeout: timeout,
          greetingTimeout: timeout,
          socketTimeout: timeout,
        })
      : createTransport({ sendmail: true, path: settings.sendmail, newline: 'unix' });
  try {
    await transport.sendMail({
      ...{ from: { ...from }, to: [...to], subject, text, messageId: id },
      // Nothing is attached, whatever a text says.
      ...{ disableFileAccess: true, disableUrlAccess: true },
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    const part = (key: string): string => {
      const value = error instanceof Error ? Reflect.get(error, key) : undefined;
      return typeof value === 'string' || typeof value === 'number' ? ` ${value}` : '';
    };
    throw new SiteError('mail_failed', `The mail could not be sent:${part('code')}${part('responseCode')}`);
  } finally {
    transport.close();
  }
}
