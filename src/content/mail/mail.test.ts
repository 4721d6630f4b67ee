// Mail of the site: it follows a transaction or is never sent, an SMTP server receives it, and what goes wrong tells no secret.
import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { siteJobs } from '../../server/due-work.ts';
import { describeEachSite, type TestSite } from '../../testing.ts';
import { type MailPeer, startMailPeer } from './mail.testing.ts';
import { queueMail } from './send.ts';

let peer: MailPeer;
beforeAll(async () => {
  peer = await startMailPeer();
});
afterAll(() => peer.close());
beforeEach(() => {
  peer.received.length = 0;
  peer.busy = false;
});

const mail = { to: ['editor@example.org', 3], subject: 'Grüße\r\nBcc: evil@example.org', text: 'Hello,\n.\nworld ü\n' };
const errorsIn = (site: TestSite) => site.database.kysely.selectFrom('broadsheet_jobs').selectAll().execute();

describeEachSite('mail', (open) => {
  it('goes to a server with the sender that WordPress has', async () => {
    const site = await open({ settings: { mail: { smtp: peer.smtp } }, url: 'https://www.example.org/news' });
    expect(await queueMail(site, mail)).toBe(true);
    await siteJobs(site, () => {}).runDue();
    const [got] = peer.received;
    expect([got?.from, got?.to]).toEqual(['wordpress@example.org', ['editor@example.org', 'author@example.org']]);
    expect(got?.text).toContain('From: Test Site <wordpress@example.org>');
    expect(got?.text).toMatch(/Message-ID: <[0-9a-f]{32}@example\.org>/);
    expect(got?.text).not.toMatch(/^Bcc:/m);
    expect(await errorsIn(site)).toEqual([]);
  });

  it('is sent later where the server is busy, as the same mail; errors hold no password', async () => {
    const site = await open({ settings: { mail: { smtp: peer.smtp, from: 'desk@example.org' } } });
    await queueMail(site, mail);
    peer.busy = true;
    const errors: string[] = [];
    const jobs = siteJobs(site, (error) => errors.push(String(error)));
    await jobs.runDue();
    const [waiting] = await errorsIn(site);
    expect(waiting?.last_error).toContain('451');
    expect(JSON.stringify([waiting, errors])).not.toContain('s3cr3t-of-mail');
    peer.busy = false;
    site.clock.advance(60_000);
    await jobs.runDue();
    expect(peer.received.map(({ from }) => from)).toEqual(['desk@example.org']);
  });

  it('is never sent where what it follows was not written', async () => {
    const site = await open({ settings: { mail: { smtp: peer.smtp } } });
    const work = site.transaction(async (inside) => {
      await queueMail(inside, mail);
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    await siteJobs(site, () => {}).runDue();
    expect(peer.received).toEqual([]);
  });

  it('is not promised where there is no way to send it, or nobody to send it to', async () => {
    expect(await queueMail(await open(), mail)).toBe(false);
    const site = await open({ settings: { mail: { smtp: peer.smtp } } });
    expect(await queueMail(site, { ...mail, to: ['no address', 'a@b, c@d', 99] })).toBe(false);
  });

  it('goes through a program like sendmail', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'broadsheet-sendmail-'));
    const program = join(folder, 'sendmail');
    await writeFile(program, `#!/bin/sh\necho "$@" > ${folder}/words\ncat > ${folder}/mail\n`);
    await chmod(program, 0o755);
    const site = await open({ settings: { mail: { sendmail: program } } });
    await queueMail(site, { ...mail, to: ['-oX@example.org'] });
    await queueMail(site, mail);
    await siteJobs(site, () => {}).runDue();
    expect(await readFile(join(folder, 'mail'), 'utf8')).toContain('Subject: =?UTF-8?');
    expect(await readFile(join(folder, 'words'), 'utf8')).toContain('-f wordpress@example.test');
  });
});
