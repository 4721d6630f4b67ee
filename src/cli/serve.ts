// `broadsheet serve`: opens the site (making a fresh one where there is none yet) and answers until it is told to stop.

import { embedsHandler } from '../content/embeds/remember.ts';
import { embedsJob } from '../content/embeds/wanted.ts';
import { enclosuresHandler, enclosuresJob } from '../content/enclosures/enclose.ts';
import { feedAgesHandler, feedAgesJob, feedsHandler, feedsJob } from '../content/feeds/job.ts';
import { allRoutes } from '../rest/routes.ts';
import { createApp } from '../server/app.ts';
import { runDueWork } from '../server/due-work.ts';
import { createLog } from '../server/log.ts';
import { type Command, siteFlags } from './arguments.ts';
import { isAbsent, makeSite, openSite, placeOf } from './open-site.ts';
import { portSetting, runSettings } from './settings.ts';

export const serve: Command = {
  name: 'serve',
  summary:
    'Serves a site: our own in the data folder (made where there is none), a MySQL one, or a WordPress in place.',
  usage: '',
  words: [0, 0],
  flags: {
    port: { value: 'PORT', help: 'port to listen on (PORT, 8080); 0 for any free one' },
    host: { value: 'HOST', help: 'address to listen on (HOST, 127.0.0.1)' },
    ...siteFlags,
  },
  run: async (input) => {
    const settings = runSettings(input);
    const port = portSetting(input.text('port') || input.environment.PORT);
    const host = input.text('host') || input.environment.HOST || '127.0.0.1';
    const { output } = input;
    if (isAbsent(placeOf(settings))) {
      const url = settings.url ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
      const made = await makeSite(settings, { title: 'Broadsheet', admin: { login: 'admin', email: '' }, url });
      output.note(`A new site was made in ${settings.data}.`);
      if (made.password !== null) output.note(`administrator: admin  password: ${made.password}  (shown this once)`);
    }
    const log = createLog(settings.logLevel);
    const { site, place } = await openSite(settings, log);
    const app = createApp(site, allRoutes, {
      cache: settings.caches === 'on',
      uploadLimit: settings.uploadLimit,
      trustProxy: settings.trustProxy,
      log,
    });
    const work = runDueWork(site, app.log, {
      [embedsJob]: embedsHandler(site),
      [enclosuresJob]: enclosuresHandler(site),
      [feedsJob]: feedsHandler(site),
      [feedAgesJob]: feedAgesHandler(site),
    });
    try {
      const address = await app.listen({ host, port });
      output.note(`Broadsheet serves ${site.options.home} (${place.name}) at ${address}`);
      await stopSignal();
      output.note('Stopping: requests in flight are finished first.');
    } finally {
      await app.close();
      await work.stop();
      await site.database.close();
    }
    return 0;
  },
};

/** Resolves at the first SIGTERM or SIGINT; a second one ends the process at once, as usual. */
function stopSignal(): Promise<void> {
  return new Promise((done) => {
    const stop = () => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      done();
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}
