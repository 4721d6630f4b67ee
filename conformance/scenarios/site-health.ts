// wp-site-health/v1: who may see the checks, and their form. What they find is each side's own.
import { everyRole, type Scenario } from '../client.ts';

const tests = [
  ...[
    'background-updates',
    'loopback-requests',
    'https-status',
    'dotorg-communication',
    'authorization-header',
    'page-cache',
  ],
].map((name) => `/wp-site-health/v1/tests/${name}`);

export const siteHealth: Scenario[] = [
  {
    area: 'site-health',
    name: 'checks',
    live: true,
    run: async (client) => {
      for (const path of [...tests, '/wp-site-health/v1/directory-sizes']) {
        for (const role of everyRole) {
          await client.as(role).get(path);
          await client.as(role).head(path);
          await client.as(role).options(path);
        }
        await client.as('administrator').post(path, {});
        await client.as('administrator').get(path, '_fields=test,badge');
      }
      await client.as('anonymous').get('/wp-site-health/v1');
      await client.as('anonymous').get('/wp-site-health/v1/tests/nothing');
    },
  },
];
