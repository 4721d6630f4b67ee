// `npm run conformance:functions [-- --seed N --texts N --only NAME --port N --language NAME]`: functions of rendering on random texts, against
// WordPress's own functions, which PHP's command runs: no request, no database, thousands of texts a second.
import { execFileSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { coreMessages } from '../../src/content/languages/messages.ts';
import { languageOf } from '../../src/rendering/language.ts';
import { everyLocale, speak } from '../languages/every.ts';
import { root, startWordPress } from '../servers.ts';
import { designPairs, languagePairs, layerPairs, pairs } from './pairs.ts';
import { smallest } from './smallest.ts';
import { textsOf } from './texts.ts';
import { layersOf, themesOf } from './themes.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', multiple: true },
    texts: { type: 'string', default: '2000' },
    only: { type: 'string', default: '' },
    port: { type: 'string', default: '8090' },
    shown: { type: 'string', default: '3' },
    language: { type: 'string' },
  },
});

const wordpress = startWordPress(Number(values.port));

const dropLanguage = speak(wordpress, [], values.language);
const messages = coreMessages(join(wordpress.folder, 'wp-content'), everyLocale);
const language = values.language === undefined ? undefined : languageOf(everyLocale, messages);

const [counted] = messages?.find('Word count type. Do not translate!', 'words') ?? [];
const wordCount =
  counted === 'characters_including_spaces' || counted === 'characters_excluding_spaces' ? counted : 'words';

/** What WordPress makes of texts, by the function's name. */
function theirs(asked: readonly string[], texts: readonly string[]): Record<string, unknown[]> {
  const limits = ['-d', 'memory_limit=2G', '-d', 'display_errors=stderr'];
  const out = execFileSync('php', [...limits, join(root, 'conformance/functions/functions.php')], {
    input: JSON.stringify({ wordpress: wordpress.folder, names: asked, texts, locale: language?.locale }),
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
    timeout: 300_000,
  });
  return JSON.parse(out);
}

/** As it comes out of JSON: what is no text of Unicode is marked as PHP does. */
const plain = (value: unknown): string => JSON.stringify(typeof value === 'string' ? value.toWellFormed() : value);

/** Bytes that are no characters: a text of ours cannot hold them, and no answer either. */
const isUnsayable = (answer: unknown): boolean => JSON.stringify(answer ?? null).includes('\ufffd');

const isOther = (run: (text: string) => unknown, text: string, answer: unknown): boolean =>
  !isUnsayable(answer) && plain(run(text)) !== plain(answer);

let passed = 0;
let failed = 0;

function compare(seed: string, functions: Record<string, (text: string) => unknown>, texts: readonly string[]): void {
  const names = Object.keys(functions).filter((name) => name.includes(values.only));
  if (names.length === 0) return;
  const made = theirs(names, texts);
  for (const name of names) {
    const run = functions[name] ?? (() => undefined);
    const different = texts.filter((text, index) => isOther(run, text, made[name]?.[index]));
    passed += texts.length - different.length;
    failed += different.length;
    if (different.length > 0) console.log(`✗ ${name}, seed ${seed}: ${different.length} of ${texts.length} differ`);
    for (const text of different.slice(0, Number(values.shown))) {
      const small = smallest(text, (tries) => {
        const answers = theirs([name], tries)[name] ?? [];
        return tries.findIndex((one, index) => isOther(run, one, answers[index]));
      });
      console.log(`    ${JSON.stringify(small)}`);
      console.log(`      WordPress  ${plain(theirs([name], [small])[name]?.[0])}`);
      console.log(`      Broadsheet ${plain(run(small))}`);
    }
  }
}

/** All functions; with a language those in which it shows. */
function compareAll(seed: string): void {
  const texts = textsOf(Number(seed), Number(values.texts));
  if (language) {
    compare(seed, languagePairs(wordpress.origin, language, wordCount), texts);
    return;
  }
  compare(seed, pairs(wordpress.origin), texts);
  compare(seed, designPairs, themesOf(Number(seed), Math.ceil(Number(values.texts) / 3)));
  compare(seed, layerPairs, layersOf(Number(seed), Math.ceil(Number(values.texts) / 6)));
}

for (const seed of values.seed ?? [String(randomInt(1e6))]) compareAll(seed);
dropLanguage();
console.log(`functions: ${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
