// `npm run conformance:feeds -- PORT [PATTERN] [--language NAME]`: feeds, sitemaps, robots.txt of WordPress and Broadsheet on copies of one
// database. Bodies must be equal byte by byte, and status, address, type and what tells whether something changed.
import { type IncomingHttpHeaders, request } from 'node:http';
import { parseArgs } from 'node:util';
import { speak } from '../languages/every.ts';
import { resetDatabase, runSql, serveWordPressDatabase, startWordPress, usePlugin } from '../servers.ts';
import { content, option } from './content.ts';
import { cookieHeader, loginForm } from './login.ts';
import { rawCases } from './raw-cases.ts';
import { maskedRaw } from './raw-compare.ts';
import { rawContent } from './raw-content.ts';

const {
  values: { language },
  positionals,
} = parseArgs({ allowPositionals: true, options: { language: { type: 'string' } } });
const port = Number(positionals[0] ?? 8090);
const only = positionals[1] === undefined ? undefined : new RegExp(positionals[1]);
const wordpress = startWordPress(port);
const copy = `broadsheet_${port}`;
for (const database of [wordpress.database, copy]) {
  resetDatabase(wordpress, database);
  runSql(database, (content + rawContent).replaceAll('127.0.0.1:PORT', 'example.org'));
}
const dropLanguage = speak(wordpress, [wordpress.database, copy], language);
const broadsheet = await serveWordPressDatabase(wordpress, copy, { BROADSHEET_URL: 'http://example.org' });
const sides = [
  { origin: wordpress.origin, database: wordpress.database },
  { origin: broadsheet.origin, database: copy },
] as const;
/** Under an address without a port, as sites have: WordPress keeps lists and feeds from being redirected where there is one. */
const host = 'example.org';
const takeAway = usePlugin(wordpress, 'portless');

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks one side under the site's own host, which fetch does not allow. */
function ask(origin: string, path: string, method: string, headers: object, body = ''): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request(origin + path, { method, headers: { ...headers, host, connection: 'close' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        done({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(parts).toString('utf8') });
      });
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

async function cookiesOf(origin: string, login: string): Promise<string> {
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const { headers } = await ask(origin, '/wp-login.php', 'POST', type, loginForm(login).toString());
  return cookieHeader(headers['set-cookie'] ?? []);
}

const named = [
  'location',
  'content-type',
  'last-modified',
  'etag',
  'cache-control',
  'x-redirect-by',
  'x-robots-tag',
  'link',
];

/** WordPress says that a list of nobody's posts is about user 0. */
const ofNobody = /, <[^>]*\/wp\/v2\/users\/0>[^,]*/;

/** What is compared of an answer, a line each. */
async function answerOf(side: 0 | 1, index: number): Promise<{ about: string[]; body: string }> {
  const { path, method = 'GET', headers, login, form } = rawCases[index] ?? { path: '/' };
  const { origin } = sides[side];
  const cookie = login ? { cookie: await cookiesOf(origin, login) } : {};
  const type = form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await ask(origin, path, method, { ...headers, ...cookie, ...type }, form);
  const isPage = answer.headers['content-type']?.startsWith('text/html') === true;
  const lines = named.map((name) => `${name}: ${answer.headers[name] ?? null}`.replace(ofNobody, ''));
  // Broadsheet marks what WordPress leaves unmarked with a tag of its content (docs/differences.md).
  const isMarked = !/^(?:text|application\/xml)/.test(answer.headers['content-type'] ?? '');
  const about = isMarked ? lines : lines.filter((line) => !line.startsWith('etag'));
  return {
    about: [`${answer.status}`, ...about.map((line) => line.replace(/charset=.*/, (name) => name.toLowerCase()))],
    // Pages have a comparison of their own.
    body: isPage ? '' : maskedRaw(answer.text, side, language === undefined ? [side] : [side, 0]),
  };
}

/** Where two texts part. */
function apart(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const from = Math.max(0, at - 80);
  return `    − ${JSON.stringify(one.slice(from, at + 200))}\n    + ${JSON.stringify(other.slice(from, at + 200))}`;
}

let equal = 0;
let differing = 0;
let phase = '';
for (const [index, { path, sql, login, method = '', headers, form }] of rawCases.entries()) {
  if (sql) {
    phase += '′';
    for (const { database } of sides) runSql(database, sql + option('rewrite_rules', ''));
    await new Promise((done) => setTimeout(done, 600));
  }
  if (only && !only.test(path)) continue;
  const [expected, got] = [await answerOf(0, index), await answerOf(1, index)];
  const name = `${method} ${path}${form === undefined ? '' : ` of ${form}`}${login ? ` (${login})` : ''}${headers ? JSON.stringify(headers) : ''}${phase}`;
  const lines = expected.about.flatMap((line, at) =>
    line === got.about[at] ? [] : [`    ${line} ↔ ${got.about[at]}`],
  );
  if (lines.length === 0) equal++;
  else {
    differing++;
    console.log(`✗ answer of ${name}\n${lines.join('\n')}`);
  }
  if (expected.body === got.body) equal++;
  else {
    differing++;
    console.log(`✗ body of ${name}\n${apart(expected.body, got.body)}`);
  }
}
console.log(`feeds: ${equal} passed, ${differing} failed`);
takeAway();
await broadsheet.stop();
dropLanguage();
process.exitCode = differing > 0 ? 1 : 0;
