// What both sides make of another server's answers: embeds of providers that a page names, details of addresses.
import { everyRole, type Scenario } from '../client.ts';
import { elsewhere as base, embedNames, pageNames, serveElsewhere } from '../elsewhere.ts';

const url = (path: string) => `url=${encodeURIComponent(base + path)}`;

export const elsewhere: Scenario[] = [
  {
    area: 'elsewhere',
    name: 'other servers’ pages',
    live: true,
    run: async (client) => {
      const server = await serveElsewhere();
      try {
        const admin = client.as('administrator');
        const proxy = '/oembed/1.0/proxy';
        for (const name of embedNames) {
          await admin.get(proxy, url(`/page/${name}`));
          // From what was kept of the first.
          await client.as('author').get(proxy, url(`/page/${name}`));
          await admin.get(proxy, `${url(`/page/${name}`)}&discover=false`);
          await admin.get(proxy, `${url(`/page/${name}`)}&maxwidth=320&maxheight=240`);
        }
        for (const path of ['/page/plain', '/page/nothing', '/status/404', '/redirect/2', '/away', '/nothing']) {
          await admin.get(proxy, url(path));
        }
        const details = '/wp-block-editor/v1/url-details';
        for (const name of pageNames) {
          await admin.get(details, url(`/page/${name}`));
          await client.as('contributor').get(details, url(`/page/${name}/`));
        }
        for (const status of [200, 201, 204, 304, 400, 404, 500]) await admin.get(details, url(`/status/${status}`));
        for (const path of [
          '/redirect/0',
          '/redirect/3',
          '/redirect/4',
          '/redirect/5',
          '/redirect/9',
          '/away',
          '',
          '/',
          '/page/plain?x=1#y',
        ]) {
          await admin.get(details, url(path));
        }
        for (const role of everyRole) await client.as(role).get(details, `${url('/page/plain')}&_fields=title`);
      } finally {
        await server.stop();
      }
    },
  },
];
