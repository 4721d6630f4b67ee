// The site's health, as WordPress's Site Health asks it over the API. Where WordPress looks at PHP's world, the check looks
// at what stands in its place here: whether the newest installed version runs, whether names are resolved.
import { installedVersion, version } from '../../base/version.ts';
import { escapeHtml } from '../../rendering/formatting/escape.ts';
import type { Site } from '../site.ts';
import { check, type HealthCheck } from './types.ts';

/** In place of automatic updates: is the version that runs the one that was installed last? */
export async function backgroundUpdates(_site: Site): Promise<HealthCheck> {
  const installed = installedVersion();
  const isSame = installed === version;
  const text = isSame
    ? `Version ${escapeHtml(version)} runs, and it is the one that is installed. Updates come with the package.`
    : `Version ${escapeHtml(version)} runs, but ${escapeHtml(installed || 'none')} is installed.`;
  return check('background_updates', 'Security', {
    label: isSame
      ? 'The installed version is the one that runs'
      : 'Another version is installed than the one that runs',
    status: isSame ? 'good' : 'critical',
    text: isSame ? [text] : [text, 'Restart the server, so that fixes of errors take effect.'],
  });
}

/** Can the server reach its own address? */
export async function loopbackRequests(site: Site): Promise<HealthCheck> {
  const answer = await site.outgoing.request(`${site.options.home}/`, { method: 'HEAD' }).catch(() => undefined);
  const reached = answer !== undefined && answer.status < 500;
  return check('loopback_requests', 'Performance', {
    label: reached ? 'The site reaches its own address' : 'The site does not reach its own address',
    status: reached ? 'good' : 'recommended',
    text: [
      reached
        ? `${escapeHtml(site.options.home)} answered with status ${answer.status}.`
        : `${escapeHtml(site.options.home)} does not answer from here: details of the site’s own addresses cannot be read.`,
    ],
  });
}

export async function httpsStatus({ options }: Site): Promise<HealthCheck> {
  const plain = [options.siteUrl, options.home].filter((address) => !address.startsWith('https://'));
  return check('https_status', 'Security', {
    label: plain.length === 0 ? 'The site uses HTTPS' : 'The site does not use HTTPS',
    status: plain.length === 0 ? 'good' : 'recommended',
    text:
      plain.length === 0
        ? ['The addresses of the site begin with https.']
        : [`${escapeHtml([...new Set(plain)].join(', '))}: passwords and cookies can be read on their way.`],
    actions:
      plain.length === 0 ? '' : '<p>Put a server that speaks HTTPS in front and change the site’s addresses.</p>',
  });
}

/** In place of WordPress.org, which is never asked: do names of other servers resolve? The site's own stands for them. */
export async function otherServers(site: Site): Promise<HealthCheck> {
  const resolves = await site.outgoing.mayAsk(`${site.options.home}/`);
  return check('dotorg_communication', 'Security', {
    label: resolves ? 'Names of servers are found' : 'Names of servers are not found',
    status: resolves ? 'good' : 'critical',
    text: [
      'Nothing here asks WordPress.org. Embeds and details of links ask the servers that they name.',
      resolves ? 'The site’s own name has an address.' : 'Not even the site’s own name has an address here.',
    ],
  });
}

/** Does the `Authorization` header arrive? The one who asks sends the user `user` with the password `pwd`. */
export function authorizationHeader(authorization: string | undefined): HealthCheck {
  const encoded = /^basic +([a-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  const sent = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const arrived = sent.includes(':');
  const good = sent === 'user:pwd';
  const label = good ? 'arrives' : arrived ? 'is not the one that was sent' : 'is missing';
  return check('authorization_header', 'Security', {
    label: `The Authorization header ${label}`,
    status: good ? 'good' : 'recommended',
    text: ['Applications with a password of their own log in with this header.'],
    actions: good ? '' : '<p>Let the server in front pass the Authorization header on.</p>',
  });
}
