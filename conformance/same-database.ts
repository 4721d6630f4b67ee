// `npm run conformance:same-database [-- --port N]`: both servers on the very same database. First the same writes through each, and all
// tables compared row by row; then each reads what the other has just written, and the two answers are compared.
import { parseArgs } from 'node:util';
import { Client, type Requests, type Target } from './client.ts';
import { differences } from './compare.ts';
import { readRows } from './rows.ts';
import {
  type Broadsheet,
  resetDatabase,
  serveWordPressDatabase,
  startWordPress,
  target,
  type WordPress,
} from './servers.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '8090' } } });
const wordpress = startWordPress(Number(values.port));
// What its installation wrote is to be older than what the first sequence writes, to the second.
await new Promise((done) => setTimeout(done, 3000));
let passed = 0;
let failed = 0;

function check(name: string, found: readonly string[]): void {
  if (found.length === 0) passed++;
  else {
    failed++;
    console.log(`✗ ${name}`);
    for (const line of found.slice(0, 12)) console.log(`    ${line}`);
  }
}

/** One client whose both sides are the same server: scenarios can be used for their writes alone. */
function alone(side: Target): Client {
  return new Client(side, { send: async () => ({ status: 0, headers: {}, body: null }) });
}

type Writes = (as: (role: Parameters<Client['as']>[0]) => Requests) => Promise<void>;
const block = (text: string) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;

/** Sequences of writes, each from a fresh site. */
const sequences: Record<string, Writes> = {
  'create, publish, update, trash and restore': async (as) => {
    const editor = as('editor');
    const { id } = (await editor.post('/wp/v2/posts', { title: 'Rows', content: block('One') })).body;
    await editor.post(`/wp/v2/posts/${id}`, { status: 'publish' });
    await editor.post(`/wp/v2/posts/${id}`, { content: block('Two') });
    await editor.post(`/wp/v2/posts/${id}`, { slug: 'other-rows' });
    await editor.delete(`/wp/v2/posts/${id}`);
    await editor.post(`/wp/v2/posts/${id}`, { status: 'draft' });
  },
  'publish at once with terms, format, sticky, meta and password': async (as) => {
    const admin = as('administrator');
    const category = (await admin.post('/wp/v2/categories', { name: 'Rows', description: 'Of tables' })).body.id;
    const tag = (await admin.post('/wp/v2/tags', { name: 'Row' })).body.id;
    await admin.post('/wp/v2/posts', {
      title: 'All "at" once',
      content: 'Plain <b>text</b>',
      excerpt: 'Short',
      status: 'publish',
      categories: [category],
      tags: [tag],
      format: 'aside',
      sticky: true,
      meta: { footnotes: '[]' },
    });
    await admin.post('/wp/v2/posts', {
      title: 'Secret',
      status: 'publish',
      password: 'x',
      date: '2020-02-02T02:02:02',
    });
    await admin.post('/wp/v2/posts', { title: 'Ahead', status: 'future', date: '2090-02-02T02:02:02' });
  },
  'delete for good': async (as) => {
    const admin = as('administrator');
    const { id } = (
      await admin.post('/wp/v2/posts', {
        title: 'Gone',
        content: block('x'),
        status: 'publish',
        categories: [1],
        sticky: true,
      })
    ).body;
    await admin.post(`/wp/v2/posts/${id}`, { content: block('y') });
    await admin.delete(`/wp/v2/posts/${id}`, 'force=true');
    await admin.delete('/wp/v2/posts/1', 'force=true');
  },
  pages: async (as) => {
    const admin = as('administrator');
    const parent = (await admin.post('/wp/v2/pages', { title: 'Parent', status: 'publish', menu_order: 2 })).body.id;
    const child = (await admin.post('/wp/v2/pages', { title: 'Child', status: 'publish', parent })).body.id;
    await admin.post(`/wp/v2/pages/${child}`, { content: block('Changed'), comment_status: 'closed' });
    await admin.delete(`/wp/v2/pages/${parent}`, 'force=true');
  },
  'contributors, filtered HTML': async (as) => {
    const contributor = as('contributor');
    const { id } = (
      await contributor.post('/wp/v2/posts', {
        title: '<b>x</b> & y',
        content:
          '<script>x</script><p style="color:red;position:fixed" onclick="x()">y</p><!-- wp:paragraph {"content":"<script>"} --><p>z</p><!-- /wp:paragraph -->',
        excerpt: '<iframe></iframe>e',
      })
    ).body;
    await contributor.post(`/wp/v2/posts/${id}`, { status: 'pending' });
    await as('author').post('/wp/v2/posts', {
      title: 'Author',
      content: '<form><input></form><p>ok</p>',
      status: 'publish',
    });
  },
  terms: async (as) => {
    const admin = as('administrator');
    const a = (await admin.post('/wp/v2/categories', { name: 'A & B' })).body.id;
    const b = (await admin.post('/wp/v2/categories', { name: 'Child', parent: a })).body.id;
    await admin.post(`/wp/v2/categories/${b}`, { name: 'Renamed', slug: 'renamed', description: 'd' });
    await admin.post('/wp/v2/posts', { title: 'In it', status: 'publish', categories: [a, b] });
    await admin.delete(`/wp/v2/categories/${a}`, 'force=true');
  },
  users: async (as) => {
    const admin = as('administrator');
    const { id } = (
      await admin.post('/wp/v2/users', {
        username: 'rows',
        email: 'rows@example.org',
        password: 'rows',
        first_name: 'R',
        last_name: 'O',
        roles: ['author'],
        url: 'example.org',
        description: 'About',
      })
    ).body;
    await admin.post(`/wp/v2/users/${id}`, { name: 'Rows', nickname: 'rr', roles: ['editor'] });
    await admin.post('/wp/v2/posts', { title: 'By rows', status: 'publish', author: id });
    await admin.delete(`/wp/v2/users/${id}`, 'force=true&reassign=1');
    const stays = { username: 'stays', email: 'stays@example.org', password: 'stays', name: 'Who stays' };
    const { id: other } = (await admin.post('/wp/v2/users', stays)).body;
    await admin.post(`/wp/v2/users/${other}`, { locale: 'en_US', description: '<b>x</b><script>', slug: 'remains' });
  },
};

/** More of them: what one write leaves for the next. */
const histories: Record<string, Writes> = {
  'slugs and dates of published posts': async (as) => {
    const editor = as('editor');
    const day = '2024-03-04T05:06:07';
    const { id } = (await editor.post('/wp/v2/posts', { title: 'Moves', status: 'publish', date: day })).body;
    for (const slug of ['second', 'third', 'second']) await editor.post(`/wp/v2/posts/${id}`, { slug });
    for (const date of ['2024-03-04T09:00:00', '2024-04-05T05:06:07', day])
      await editor.post(`/wp/v2/posts/${id}`, { date });
    await editor.post(`/wp/v2/posts/${id}`, { status: 'draft', slug: 'fourth' });
    await editor.post(`/wp/v2/posts/${id}`, { status: 'publish', slug: 'fifth' });
  },
  'scheduled and taken back': async (as) => {
    const editor = as('editor');
    const date = '2090-01-02T03:04:05';
    const { id } = (await editor.post('/wp/v2/posts', { title: 'Later', status: 'publish', date })).body;
    await editor.post(`/wp/v2/posts/${id}`, { date: '2091-01-02T03:04:05' });
    await editor.post(`/wp/v2/posts/${id}`, { status: 'draft' });
    await editor.post(`/wp/v2/posts/${id}`, { status: 'future' });
    await editor.post(`/wp/v2/posts/${id}`, { status: 'publish', date: '2020-01-02T03:04:05' });
    await editor.post(`/wp/v2/posts/${id}`, { status: 'private' });
    await editor.post(`/wp/v2/posts/${id}`, { date: null, status: 'draft' });
  },
  'passwords, stickiness and the trash': async (as) => {
    const editor = as('editor');
    const { id } = (await editor.post('/wp/v2/posts', { title: 'Stuck', status: 'publish', sticky: true })).body;
    await editor.delete(`/wp/v2/posts/${id}`);
    await editor.post(`/wp/v2/posts/${id}`, { status: 'publish' });
    await editor.post(`/wp/v2/posts/${id}`, { password: 'p' });
    await editor.post(`/wp/v2/posts/${id}`, { sticky: false });
    await editor.post(`/wp/v2/posts/${id}`, { password: 'p' });
    await editor.post(`/wp/v2/posts/${id}`, { status: 'private' });
    await editor.post(`/wp/v2/posts/1`, { sticky: true });
    await editor.post(`/wp/v2/posts/1`, { status: 'private' });
    await editor.delete('/wp/v2/posts/1', 'force=true');
  },
  'authors and review': async (as) => {
    const { id } = (await as('contributor').post('/wp/v2/posts', { title: 'Mine', status: 'pending', slug: 'mine' }))
      .body;
    await as('contributor').post(`/wp/v2/posts/${id}`, { content: block('Again'), tags: [], status: 'publish' });
    await as('editor').post(`/wp/v2/posts/${id}`, { status: 'publish', author: 3 });
    await as('author').post(`/wp/v2/posts/${id}`, { content: block('By another') });
    await as('editor').post(`/wp/v2/posts/${id}`, { author: 4 });
    await as('contributor').post(`/wp/v2/posts/${id}`, { title: 'Refused' });
    await as('contributor').delete(`/wp/v2/posts/${id}`);
  },
  'terms that come and go with posts in them': async (as) => {
    const admin = as('administrator');
    const term = async (path: string, name: string) => (await admin.post(path, { name })).body.id;
    const a = await term('/wp/v2/categories', 'A');
    const b = await term('/wp/v2/categories', 'B');
    const x = await term('/wp/v2/tags', 'x');
    for (const categories of [[a], [a, b], [b]])
      await admin.post('/wp/v2/posts', { title: 'In', status: 'publish', categories, tags: [x] });
    await admin.post('/wp/v2/posts', { title: 'Draft in', categories: [a], tags: [x, 99] });
    await admin.delete(`/wp/v2/categories/${a}`, 'force=true');
    await admin.delete(`/wp/v2/tags/${x}`, 'force=true');
    await admin.post('/wp/v2/posts/1', { categories: [] });
    await admin.delete('/wp/v2/categories/1', 'force=true');
  },
  'templates, formats, meta and footnotes': async (as) => {
    const admin = as('administrator');
    const notes = (text: string) => JSON.stringify([{ id: 'n', content: text }]);
    const { id } = (await admin.post('/wp/v2/pages', { title: 'T', template: 'page-no-title', status: 'publish' }))
      .body;
    await admin.post(`/wp/v2/pages/${id}`, { template: '', meta: { footnotes: notes('<b>b</b>') } });
    await admin.post(`/wp/v2/pages/${id}`, { meta: { footnotes: notes('other') } });
    await admin.post(`/wp/v2/pages/${id}`, { meta: { footnotes: null } });
    await admin.post('/wp/v2/posts/1', { format: 'quote', content: block('q') });
    await admin.post('/wp/v2/posts/1', { format: 'standard', meta: { footnotes: '' } });
    await as('author').post('/wp/v2/posts', {
      title: 'Noted',
      status: 'publish',
      content: '<!-- wp:paragraph {"style":{"css":"color:red"}} -->\n<p>x</p>\n<!-- /wp:paragraph -->',
      meta: { footnotes: notes('<i onclick="x()">é</i>') },
    });
  },
  'many revisions': async (as) => {
    const author = as('author');
    const { id } = (await author.post('/wp/v2/posts', { title: 'Often', content: block('0'), status: 'publish' })).body;
    for (let i = 1; i < 5; i++) await author.post(`/wp/v2/posts/${id}`, { content: block(`${i}`) });
    await author.post(`/wp/v2/posts/${id}`, { content: block('4') });
    await author.post(`/wp/v2/posts/${id}`, { excerpt: 'e' });
    await author.post(`/wp/v2/posts/${id}`, { meta: { footnotes: '[{"id":"a","content":"b"}]' } });
  },
};

async function broadsheetOnSame(): Promise<Broadsheet> {
  return serveWordPressDatabase(wordpress, wordpress.database);
}

async function sameWrites(site: WordPress): Promise<void> {
  for (const [name, run] of Object.entries({ ...sequences, ...histories })) {
    resetDatabase(site, site.database);
    let since = Date.now();
    const first = alone(target(site.origin, site));
    await run((role) => first.as(role));
    const expected = await readRows(site, site.database, since);
    resetDatabase(site, site.database);
    since = Date.now();
    const broadsheet = await broadsheetOnSame();
    const second = alone(target(broadsheet.origin, site));
    await run((role) => second.as(role));
    await broadsheet.stop();
    const got = await readRows(site, site.database, since);
    const statuses = (client: Client) => client.outcomes.map((outcome) => outcome.expected.status);
    check(`statuses of: ${name}`, differences(statuses(first), statuses(second)));
    check(`rows after: ${name}`, differences(expected, got, '', 40));
  }
}

/** Reads that show what a post, its terms and its author have become. */
async function readBoth(client: Client, id: number): Promise<void> {
  const admin = client.as('administrator');
  await admin.get(`/wp/v2/posts/${id}`, 'context=edit');
  await client.as('anonymous').get(`/wp/v2/posts/${id}`, '_embed');
  await admin.get('/wp/v2/posts', 'status=any&context=edit&per_page=5');
  await admin.get('/wp/v2/categories', 'context=edit');
  await admin.get('/wp/v2/users', 'context=edit');
}

async function crossReading(site: WordPress): Promise<void> {
  resetDatabase(site, site.database);
  const broadsheet = await broadsheetOnSame();
  try {
    const sides = { broadsheet: target(broadsheet.origin, site), wordpress: target(site.origin, site) };
    const both = new Client(sides.wordpress, sides.broadsheet);
    for (const [writer, side] of Object.entries(sides)) {
      both.scenario = `written by ${writer}`;
      const admin = alone(side).as('administrator');
      const category = (await admin.post('/wp/v2/categories', { name: `From ${writer}` })).body.id;
      const { id } = (
        await admin.post('/wp/v2/posts', {
          title: `From ${writer}`,
          content: block('First'),
          status: 'publish',
          categories: [category],
        })
      ).body;
      // Another process sees a write within a second.
      await new Promise((done) => setTimeout(done, 1000));
      await readBoth(both, id);
      await admin.post(`/wp/v2/posts/${id}`, {
        content: block('Second'),
        sticky: true,
        meta: { footnotes: '[{"id":"x","content":"y"}]' },
      });
      await admin.post('/wp/v2/users/2', { description: `Seen by ${writer}`, first_name: 'Ed' });
      await new Promise((done) => setTimeout(done, 1000));
      await readBoth(both, id);
      await admin.delete(`/wp/v2/posts/${id}`);
      await new Promise((done) => setTimeout(done, 1000));
      await readBoth(both, id);
    }
    for (const outcome of both.outcomes)
      check(
        `${outcome.scenario} #${outcome.step}: ${outcome.request.method} ${outcome.request.path}?${outcome.request.query ?? ''}`,
        outcome.found,
      );
  } finally {
    await broadsheet.stop();
  }
}

await sameWrites(wordpress);
await crossReading(wordpress);
resetDatabase(wordpress, wordpress.database);
console.log(`same database: ${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
