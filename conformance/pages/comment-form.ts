// `node conformance/pages/comment-form.ts PORT`: comments sent with the form of a page, to WordPress and to Broadsheet on copies
// of one database. Status, where one is led, cookies and the stored rows must be equal.

import { resetDatabase, runSql, serveWordPressDatabase, startWordPress } from '../servers.ts';
import { loginCookies } from './login.ts';
import { type Row, rowsOf } from './rows.ts';

const port = Number(process.argv[2] ?? 8090);

interface Step {
  readonly name: string;
  readonly sql?: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly login?: string;
  readonly method?: string;
}

const visitor = { author: 'Ann <b>A</b> & "B"', email: 'ann@example.org', url: 'example.org/a?b=1&c=2' };
const say = (comment: string, more: Readonly<Record<string, string>> = {}) => ({
  comment_post_ID: '1',
  ...visitor,
  comment,
  ...more,
});
const option = (name: string, value: string) =>
  `update wp_options set option_value = '${value}' where option_name = '${name}'`;
const calm =
  'update wp_comments set comment_date_gmt = date_sub(comment_date_gmt, interval 1 hour) where comment_ID > 1';
const free = `${option('comment_previously_approved', '0')}; ${calm}`;

const steps: readonly Step[] = [
  { name: 'another method', method: 'GET' },
  { name: 'nothing', form: {} },
  { name: 'no post', form: { ...say('x'), comment_post_ID: '999' } },
  { name: 'post is no number', form: { ...say('x'), comment_post_ID: 'a' } },
  { name: 'held', form: say('First "quoted" it\'s <script>x</script> <b onclick="a">b</b> http://x.example/ \\ back') },
  { name: 'flood', form: say('Too soon') },
  {
    name: 'same again',
    sql: calm,
    form: say('First "quoted" it\'s <script>x</script> <b onclick="a">b</b> http://x.example/ \\ back'),
  },
  { name: 'plain', sql: calm, form: say('Plain') },
  { name: 'plain again', sql: calm, form: say('Plain') },
  { name: 'quotes', sql: calm, form: say('It\'s "q"') },
  { name: 'quotes again', sql: calm, form: say('It\'s "q"') },
  { name: 'back', sql: calm, form: { ...say('a \\ b'), author: 'Ann' } },
  { name: 'back again', sql: calm, form: { ...say('a \\ b'), author: 'Ann' } },
  { name: 'remembered', sql: calm, form: say('Remember me', { 'wp-comment-cookies-consent': 'yes' }) },
  { name: 'approved', sql: free, form: say('Approved at once') },
  { name: 'empty', sql: calm, form: say('   ') },
  { name: 'no name', form: { ...say('x'), author: ' ' } },
  { name: 'no address', form: { ...say('x'), email: '' } },
  { name: 'bad address', form: { ...say('x'), email: 'nobody' } },
  { name: 'long name', form: { ...say('x'), author: 'n'.repeat(246) } },
  { name: 'long text', form: say('n'.repeat(65_526)) },
  { name: 'led elsewhere', sql: free, form: say('Led', { redirect_to: 'http://127.0.0.1:PORT/somewhere/' }) },
  { name: 'led abroad', sql: free, form: say('Abroad', { redirect_to: 'https://evil.example/' }) },
  { name: 'answer', sql: free, form: say('Answer', { comment_parent: '1' }) },
  { name: 'answer to none', form: say('x', { comment_parent: '999' }) },
  {
    name: 'answer to held',
    sql: `${calm}; insert into wp_comments set comment_ID = 900, comment_post_ID = 1, comment_content = 'h', comment_approved = '0', comment_author = 'h', comment_date = '2024-01-01 00:00:00', comment_date_gmt = '2024-01-01 00:00:00'`,
    form: say('x', { comment_parent: '900' }),
  },
  {
    name: 'no name needed',
    sql: `${option('require_name_email', '')}; ${free}`,
    form: { ...say('Without'), author: '', email: '', url: '' },
  },
  { name: 'spam word', sql: `${option('disallowed_keys', 'casino')}; ${free}`, form: say('A casino') },
  { name: 'moderated', sql: `${option('comment_moderation', '1')}; ${free}`, form: say('Wait') },
  {
    name: 'paged',
    sql: `${option('comment_moderation', '')}; ${option('page_comments', '1')}; ${option('comments_per_page', '2')}; ${free}`,
    form: say('On a page'),
  },
  {
    name: 'subscriber',
    sql: free,
    login: 'subscriber',
    form: { comment_post_ID: '1', comment: 'By <b>one</b> <img src=x onerror=y>' },
  },
  {
    name: 'administrator',
    sql: free,
    login: 'admin',
    form: { comment_post_ID: '1', comment: 'By <script>one</script>' },
  },
  { name: 'closed', sql: `update wp_posts set comment_status = 'closed' where ID = 1; ${free}`, form: say('x') },
  {
    name: 'password',
    sql: `update wp_posts set comment_status = 'open', post_password = 'p' where ID = 1`,
    form: say('x'),
  },
  {
    name: 'private',
    sql: `update wp_posts set post_password = '', post_status = 'private' where ID = 1`,
    form: say('x'),
  },
  { name: 'private, administrator', sql: free, login: 'admin', form: { comment_post_ID: '1', comment: 'In private' } },
  { name: 'draft', sql: `update wp_posts set post_status = 'draft' where ID = 1`, form: say('x') },
  { name: 'draft, administrator', login: 'admin', form: { comment_post_ID: '1', comment: 'x' } },
  { name: 'trash', sql: `update wp_posts set post_status = 'trash' where ID = 1`, form: say('x') },
  {
    name: 'login needed',
    sql: `update wp_posts set post_status = 'publish' where ID = 1; ${option('comment_registration', '1')}`,
    form: say('x'),
  },
];

const wordpress = startWordPress(port);
const copy = `broadsheet_${port}`;
for (const database of [wordpress.database, copy]) resetDatabase(wordpress, database);
const broadsheet = await serveWordPressDatabase(wordpress, copy);
const sides = [
  { origin: wordpress.origin, database: wordpress.database },
  { origin: broadsheet.origin, database: copy },
];

/** Lines of one text that are not at the same place of the other. */
function linesApart(expected: string, got: string): string {
  const [one, other] = [expected.split('\n'), got.split('\n')];
  const lines = Array.from({ length: Math.max(one.length, other.length) }, (_, at) => at);
  return lines
    .filter((at) => one[at] !== other[at])
    .map((at) => `    ${one[at]}   ↔   ${other[at]}`)
    .join('\n');
}

let equal = 0;
let differing = 0;
for (const step of steps) {
  const answers = [];
  for (const { origin, database } of sides) {
    if (step.sql) runSql(database, step.sql);
    await new Promise((done) => setTimeout(done, 600));
    const cookie = step.login ? await loginCookies(origin, new URL(wordpress.origin).host, step.login) : undefined;
    const form = Object.entries(step.form ?? {}).map(([name, value]) => [name, value.replaceAll('PORT', String(port))]);
    const answer = await fetch(`${origin}/wp-comments-post.php`, {
      method: step.method ?? 'POST',
      redirect: 'manual',
      headers: { 'user-agent': 'conformance', ...(cookie ? { cookie } : {}) },
      ...(step.method ? {} : { body: new URLSearchParams(Object.fromEntries(form)) }),
    });
    const text = await answer.text();
    const rows: Row[] = rowsOf(
      database,
      'select * from wp_comments where comment_ID > 1 and comment_ID <> 900 order by comment_ID desc limit 1',
    );
    answers.push({
      status: answer.status,
      isEmpty: text.trim() === '',
      type: answer.headers.get('content-type')?.toLowerCase().split(';')[0],
      location: answer.headers.get('location')?.replace(/moderation-hash=[0-9a-f]{32}/, 'moderation-hash=*'),
      allow: answer.headers.get('allow'),
      cookies: answer.headers.getSetCookie().map((one) => one.replace(/expires=[^;]*/, 'expires=*')),
      row: rows[0] && { ...rows[0], comment_date: '*', comment_date_gmt: '*' },
    });
  }
  const [expected, got] = answers.map((answer) => JSON.stringify(answer, null, 1));
  if (expected === got) equal++;
  else {
    differing++;
    console.log(`✗ ${step.name}\n${linesApart(expected ?? '', got ?? '')}`);
  }
}
console.log(`comment form: ${equal} passed, ${differing} failed`);
await broadsheet.stop();
process.exitCode = differing > 0 ? 1 : 0;
