// `npm run conformance:pages -- PORT [PATH] [--language NAME]`: public pages of WordPress and Broadsheet on copies of one
// database, with Twenty Twenty-Five. Bodies must be equal byte by byte, heads as lists of elements, and so status, address, type
// and what the page says of its language. NAME is that of signs in conformance/languages/every.ts: every message is in another
// language, and sentences are WordPress's on both sides.
import { parseArgs } from 'node:util';
import { cases } from './cases.ts';
import { blockRulesOf, bodyOf, headOf } from './compare.ts';
import { cookiesIn, loginCookies } from './login.ts';
import { openPages } from './sides.ts';

const {
  values: { language },
  positionals: [port = '8090', only],
} = parseArgs({ allowPositionals: true, options: { language: { type: 'string' } } });
const { wordpress, broadsheet, change } = await openPages(Number(port), [], language);
const sides = [wordpress.origin, broadsheet.origin];
const { host } = new URL(wordpress.origin);

/** What a reader has who gave a post's password. */
async function passwordCookie(origin: string, password: string): Promise<string> {
  const body = new URLSearchParams({ post_password: password, redirect_to: '/' });
  const address = `${origin}/wp-login.php?action=postpass`;
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual', headers: { host, referer: origin } });
  return cookiesIn(answer);
}

/** Lines of two texts from the first to the last that differ, at most some. */
function linesApart(one: readonly string[], other: readonly string[]): string {
  const lines: string[] = [];
  const rest = new Set(other);
  const first = new Set(one);
  for (const line of one) if (!rest.has(line)) lines.push(`    − ${line.slice(0, 400)}`);
  for (const line of other) if (!first.has(line)) lines.push(`    + ${line.slice(0, 400)}`);
  if (lines.length === 0) {
    const [whole, got] = [one.join('\n'), other.join('\n')];
    const at = [...whole].findIndex((character, index) => character !== got[index]);
    lines.push(
      `    white space: ${JSON.stringify(whole.slice(at - 60, at + 60))} ↔ ${JSON.stringify(got.slice(at - 60, at + 60))}`,
    );
  }
  return lines.slice(0, 24).join('\n');
}

const split = (body: string): string[] => body.replaceAll('><', '>⏎\n<').split('\n');

let equal = 0;
let differing = 0;
let phase = '';
for (const { path, sql, login, password } of cases('twentytwentyfive')) {
  if (sql) {
    phase += '′';
    change(sql);
    await new Promise((done) => setTimeout(done, 600));
  }
  if (only !== undefined && path !== only) continue;
  const answers = [];
  for (const [side, origin] of sides.entries()) {
    const given = password === undefined ? undefined : await passwordCookie(origin, password);
    const cookie = login ? await loginCookies(origin, host, login) : given;
    const answer = await fetch(origin + path, { redirect: 'manual', headers: { host, ...(cookie ? { cookie } : {}) } });
    const text = await answer.text();
    const which = side === 0 ? 0 : 1;
    // In another language ours are WordPress's sentences, but where a case has the site speak English.
    const own = text === '' ? '' : bodyOf(text, which);
    answers.push({
      about: [
        `${answer.status} ${answer.headers.get('location')} ${answer.headers.get('content-type')?.toLowerCase()}`,
        /<html\b[^>]*>/.exec(text)?.[0] ?? '',
      ],
      head: text === '' ? [] : headOf(text, which),
      rules: text === '' ? [] : blockRulesOf(text),
      body: language === undefined ? own : bodyOf(own, 0),
    });
  }
  const [expected, got] = answers;
  if (!expected || !got) continue;
  const name = `${path}${login ? ` (${login})` : ''}${phase}`;
  for (const [part, one, other] of [
    ['answer', expected.about, got.about],
    ['head', expected.head, got.head],
    ['rules', expected.rules, got.rules],
    ['body', split(expected.body), split(got.body)],
  ] as const) {
    const same = part === 'body' ? expected.body === got.body : one.join('\n') === other.join('\n');
    if (same) equal++;
    else {
      differing++;
      console.log(`✗ ${part} of ${name}\n${linesApart(one, other)}`);
    }
  }
}
console.log(`pages: ${equal} passed, ${differing} failed`);
await broadsheet.stop();
process.exitCode = differing > 0 ? 1 : 0;
