// wp-abilities/v1: categories, abilities, running them.
import { everyRole, type Scenario } from '../client.ts';

const base = '/wp-abilities/v1';
const names = ['core/get-site-info', 'core/get-user-info', 'core/get-environment-info'];

export const abilities: Scenario[] = [
  {
    area: 'abilities',
    name: 'lists and runs',
    run: async (client) => {
      for (const role of everyRole) {
        const as = client.as(role);
        for (const path of [
          '/categories',
          '/categories/site',
          '/categories/nothing',
          '/abilities',
          '/abilities/core/get-user-info',
          '/abilities/core/nothing',
        ]) {
          await as.get(base + path);
          await as.head(base + path);
          await as.options(base + path);
        }
        await as.post(`${base}/abilities`, { name: 'x/y' });
        for (const name of names) {
          const run = `${base}/abilities/${name}/run`;
          await as.get(run);
          await as.get(run, 'input[fields][]=nothing');
          await as.head(run);
          await as.options(run);
          for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
            await client.send({ method, path: run, json: {}, role });
        }
        await as.get(`${base}/abilities/core/nothing/run`);
        await as.post(`${base}/abilities/core/nothing/run`, { input: 1 });
      }
      const admin = client.as('administrator');
      for (const query of [
        ...[
          'context=embed',
          'context=edit',
          'context=x',
          'page=2',
          'per_page=1',
          'per_page=1&page=2',
          'per_page=1&page=3',
          'per_page=2&page=9',
        ],
        ...[
          'per_page=0',
          'per_page=101',
          'page=0',
          'page=x',
          '_fields=name,slug',
          '_fields=meta.annotations',
          '_fields=_links',
          '_envelope',
          '_envelope&per_page=1',
        ],
        ...[
          'category=site',
          'category=SITE',
          'category=nothing',
          'category[]=x',
          'category=',
          'category=0',
          'namespace=core',
          'namespace=core/',
          'namespace=co',
          'namespace=x',
        ],
        ...[
          'meta[annotations][readonly]=true',
          'meta[annotations][readonly]=false',
          'meta[annotations][destructive]=0',
          'meta[public]=true',
          'meta=x',
          'meta=',
        ],
        ...[
          'meta[show_in_rest]=false',
          'meta[nothing]=1',
          'meta[annotations][nothing]=1',
          'meta[annotations]=x',
          'meta[annotations][readonly]=maybe',
          'meta[annotations][idempotent]=',
        ],
      ]) {
        await admin.get(`${base}/abilities`, query);
        await admin.get(`${base}/categories`, query);
      }
      for (const query of [
        ...[
          'input[fields][]=name&input[fields][]=url',
          'input[fields][]=url&input[fields][]=name',
          'input[fields]=name,url',
          'input[fields]=name',
          'input=',
          'input=x',
          'input[]=1',
        ],
        ...[
          'input[other]=1',
          'input[fields]=',
          'input[fields][]=',
          'input[fields][]=name&input[fields][]=name',
          'input[fields][x]=name',
          '_fields=name',
          '_envelope',
        ],
        ...[
          'input[fields][]=id',
          'input[fields][]=roles&input[fields][]=id',
          'input[fields][]=environment',
          'input=0',
          'input=null',
          'input=[]',
          'input={}',
        ],
      ]) {
        for (const name of names) await admin.get(`${base}/abilities/${name}/run`, query);
      }
      for (const path of [
        '/abilities/core',
        '/abilities/CORE/get-user-info',
        '/abilities/core/get-user-info/',
        '/abilities/run',
        '/abilities//run',
        '/categories/Site',
        '/categories/a--b',
        '/abilities/core/get_user',
      ]) {
        await admin.get(base + path);
      }
      for (const context of ['embed', 'edit', 'x']) {
        await admin.get(`${base}/abilities/core/get-site-info`, `context=${context}`);
        await admin.get(`${base}/categories/user`, `context=${context}`);
      }
      await client.as('anonymous').get(base);
      await client.as('anonymous').get(base, 'context=help');
    },
  },
];
