// An SMTP server of another maker (smtp-server) on loopback, and what it received.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** The whole message, as it went over the wire. */
  readonly text: string;
}

export interface MailPeer {
  /** For `settings.mail`. */
  readonly smtp: string;
  readonly received: Received[];
  /** True: it asks to be asked later. */
  busy: boolean;
  close(): Promise<void>;
}

const [user, password] = ['news', 's3cr3t-of-mail'];

export async function startMailPeer(): Promise<MailPeer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password: given }, _session, done) =>
      username === user && given === password ? done(null, { user }) : done(new Error(`not ${given}`)),
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (peer.busy) return done(Object.assign(new Error(`later ${password}`), { responseCode: 451 }));
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        received.push({ from, to, text: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo; // it listens on a port
  const peer: MailPeer = {
    smtp: `smtp://${user}:${password}@127.0.0.1:${port}`,
    received,
    busy: false,
    close: () => new Promise((done) => server.close(() => done())),
  };
  return peer;
}
