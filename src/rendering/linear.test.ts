// Every public function of rendering takes time in proportion to its input, whatever that is: hostile texts of a megabyte are
// measured in the thread's own processor time, against a quarter and a half of them. Three shapes a run, which LINEAR_SEED
// picks; LINEAR_REPORT=1 takes all and prints the table.
import { describe, expect, test } from 'vitest';
import { Random } from '../rest/fuzz/random.testing.ts';
import { twentyTwentyFive } from './blocks/block-theme.ts';
import { parseBlocks } from './blocks/parse.ts';
import { serializeBlocks } from './blocks/serialize.ts';
import { renderContent } from './content.ts';
import { excerptHtml, madeExcerpt } from './excerpt.ts';
import { autop } from './formatting/autop.ts';
import { balanceTags } from './formatting/balance-tags.ts';
import { makeClickable } from './formatting/clickable.ts';
import { renderComment } from './formatting/display.ts';
import { kses } from './formatting/kses.ts';
import { doShortcode, shortcodeUnautop, stripShortcodes } from './formatting/shortcodes.ts';
import { convertSmilies } from './formatting/smilies.ts';
import { stripAllTags } from './formatting/strip-tags.ts';
import { texturize } from './formatting/texturize.ts';
import { renderTitle } from './formatting/title.ts';
import { trimWords } from './formatting/words.ts';
import { htmlToBlocks } from './from-html/from-html.ts';
import type { ContentContext } from './types.ts';

const context: ContentContext = {
  ...{ home: 'https://example.org', locale: 'en_US', useSmilies: true, theme: twentyTwentyFive },
  ...{ uploads: 'https://example.org/wp-content/uploads', data: {} },
};
const functions: Readonly<Record<string, (text: string) => unknown>> = {
  texturize: (text) => texturize(text, ['gallery', 'caption']),
  autop: (text) => autop(text),
  kses: (text) => kses(text, 'post'),
  doShortcode: (text) => doShortcode(text, context),
  stripShortcodes: (text) => stripShortcodes(text),
  shortcodeUnautop: (text) => shortcodeUnautop(text),
  makeClickable: (text) => makeClickable(text, { host: 'a' }),
  convertSmilies: (text) => convertSmilies(text, context),
  balanceTags,
  stripAllTags: (text) => stripAllTags(text),
  trimWords: (text) => trimWords(text),
  renderTitle: (text) => renderTitle(text),
  renderComment: (text) => renderComment(text, context),
  parseBlocks,
  'parse and serialize': (text) => serializeBlocks(parseBlocks(text)),
  renderContent: (text) => renderContent(text, context),
  madeExcerpt: (text) => madeExcerpt(text, 55, context, {}),
  excerptHtml: (text) => excerptHtml(text, context, {}),
  htmlToBlocks: (text) => htmlToBlocks(text),
};

const units = [
  ...[
    'a ',
    '"',
    "'a ",
    '<',
    '<p>',
    '<div',
    '<!-- ',
    '<!-- wp:a -->',
    '<!-- wp:a {"b":',
    '[gallery ',
    '[caption]',
    '[embed]',
  ],
  ...['&lt;', '9"', '--', 'http://a.b ', 'http://', '<a href="', '</p>\n\n', ':) ', '<li><ul>', "<b a='", '[[', '\n\n'],
];

/** Milliseconds of this thread, the least of some tries. */
function time(run: (text: string) => unknown, text: string, tries: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < tries; count++) {
    const before = process.threadCpuUsage();
    run(text);
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const shape = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length));
const megabyte = 1_000_000;
const seed = Number(process.env.LINEAR_SEED ?? 1);
const chosen = process.env.LINEAR_REPORT ? units : new Random(seed).some(units, 3);

describe('a megabyte of hostile text takes four times as long as a quarter of it', () => {
  test.each(Object.entries(functions))('%s', { timeout: 300_000 }, (name, run) => {
    let worst = { unit: '', quarter: 0, half: 0, whole: 0 };
    for (const unit of chosen) {
      const whole = time(run, shape(unit, megabyte), 1);
      if (whole > worst.whole) worst = { unit, quarter: 0, half: 0, whole };
      // What is done in no time has no growth to be measured.
      if (whole < 200) continue;
      let ratio = Number.POSITIVE_INFINITY;
      for (let tries = 0; tries < 3 && ratio > 7; tries++) {
        const quarter = time(run, shape(unit, megabyte / 4), 2);
        const half = time(run, shape(unit, megabyte / 2), 1);
        const all = time(run, shape(unit, megabyte), 1);
        ratio = Math.min(ratio, Math.max(all / quarter, (all / half) * 2));
        if (unit === worst.unit) worst = { unit, quarter, half, whole: all };
      }
      expect(ratio, `${JSON.stringify(unit)} grows too fast`).toBeLessThan(7);
    }
    if (process.env.LINEAR_REPORT) {
      const { unit, quarter, half, whole } = worst;
      console.log(
        `${name.padEnd(20)} ${JSON.stringify(unit).padEnd(20)} ${[quarter, half, whole].map(Math.round).join(' / ')} ms`,
      );
    }
  });
});
