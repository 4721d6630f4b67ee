// How a site's language measures texts: from the language's file, in both forms; words without one; and files that are no good.
import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useLanguage } from '../../../conformance/languages/make.ts';
import { english, languageOf } from '../../rendering/language.ts';
import { openTestSite } from '../../testing.ts';
import type { Site } from '../site.ts';
import { labelOf, labelsOf } from './labels.ts';
import { coreMessages } from './messages.ts';
import { siteMessages } from './site-language.ts';
import { textLengths } from './text-lengths.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'broadsheet-languages-'));

async function lengths(locale: string, content?: string) {
  const site = await openTestSite();
  await site.options.set('WPLANG', locale);
  const { settings, options } = site;
  const beside = { options, settings: content === undefined ? settings : { ...settings, content: { path: content } } };
  return textLengths(beside, languageOf(locale, siteMessages(beside)));
}

describe('the count of words', () => {
  test.each([
    ['ja', 'characters_including_spaces', 110],
    ['zh_CN', 'characters_excluding_spaces', 40],
    ['ko_KR', 'words', 20],
    // A count that is none, and a length that is no number.
    ['th', 'words', 0],
  ])('%s as its file says', async (locale, wordCount, excerptLength) => {
    const content = folder();
    const away = useLanguage(content, locale);
    expect(await lengths(locale, content)).toEqual({ wordCount, excerptLength });
    away();
    expect(await lengths(locale, content)).toEqual({ wordCount: 'words', excerptLength: 55 });
  });

  test('by language where there is no WordPress beside', async () => {
    expect(await lengths('ja')).toEqual({ wordCount: 'characters_including_spaces', excerptLength: 110 });
    expect(await lengths('de_DE')).toEqual({ wordCount: 'words', excerptLength: 55 });
    expect(await lengths('')).toEqual({ wordCount: 'words', excerptLength: 55 });
  });
});

describe('language files', () => {
  test('that are no good say nothing', () => {
    const content = folder();
    mkdirSync(join(content, 'languages'));
    const files: Record<string, string | Buffer> = {
      'aa.mo': '',
      'bb.mo': 'no such format, but long enough to be one',
      'cc.mo': Buffer.concat([Buffer.from('de120495ffffffffffffffffffffffff', 'hex'), Buffer.alloc(40, 255)]),
      'dd.l10n.php': '<?php return [',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(content, 'languages', name), text);
    for (const locale of ['aa', 'bb', 'cc', 'dd']) {
      expect(coreMessages(content, locale)?.find('a', 'b')).toBeUndefined();
      expect(coreMessages(content, locale)?.findPrint('0123456789abcdef')).toBeUndefined();
    }
    expect(coreMessages(content, 'ee')).toBeUndefined();
    expect(coreMessages(content, '../languages/aa')).toBeUndefined();
  });

  test('with quotes in their messages', () => {
    const content = folder();
    mkdirSync(join(content, 'languages'));
    writeFileSync(
      join(content, 'languages', 'fr_FR.l10n.php'),
      "<?php\nreturn ['messages'=>['c\u0004it\\'s'=>'l\\'\\\\eau']];",
    );
    expect(coreMessages(content, 'fr_FR')?.find('c', "it's")).toEqual(["l'\\eau"]);
  });
});

describe('labels', () => {
  test('in the contexts that WordPress has them in', async () => {
    const content = folder();
    mkdirSync(join(content, 'languages'));
    const messages = {
      'post type general name\u0004Posts': 'Beiträge',
      Posts: 'falsch',
      'taxonomy singular name\u0004Tag': 'Schlagwort',
      'No tags': 'Keine',
    };
    const pairs = Object.entries(messages).map(([key, value]) => `'${key}'=>'${value}'`);
    writeFileSync(join(content, 'languages', 'de_DE.l10n.php'), `<?php\nreturn ['messages'=>[${pairs.join(',')}]];`);
    const opened = await openTestSite();
    await opened.options.set('WPLANG', 'de_DE');
    const site: Site = Object.assign(Object.create(opened), {
      settings: { ...opened.settings, content: { path: content } },
    });
    const post = opened.registry.postTypes.get('post');
    const tag = opened.registry.taxonomies.get('post_tag');
    if (!post || !tag) throw new Error('there are no posts and tags');
    expect(labelsOf(site, post)).toMatchObject({ name: 'Beiträge', menu_name: 'Beiträge', singular_name: 'Post' });
    expect(labelsOf(site, tag)).toMatchObject({ singular_name: 'Schlagwort', no_terms: 'Keine', parent_item: null });
    expect(labelOf(site, { ...post, builtIn: false }, 'name')).toBe('Posts');
  });
});

describe('sentences of our own', () => {
  test.each(['ja', 'zh_CN'])('%s are the translations of those that have their prints', (locale) => {
    const content = folder();
    useLanguage(content, locale);
    const messages = coreMessages(content, locale);
    // Of a message with a context.
    const print = hash('sha256', 'excerpt_length\u000455').slice(0, 16);
    const language = languageOf(locale, messages);
    expect(language.own('Fifty-five', print)).toBe(locale === 'ja' ? '110' : '40');
    expect(language.own('Fifty-five', '0123456789abcdef')).toBe('Fifty-five');
  });

  test('stay in English', () => {
    expect(english.own('Ours.', '0123456789abcdef')).toBe('Ours.');
  });
});
