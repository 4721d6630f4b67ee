// A language in which every message of WordPress is another: what is left in English on one side shows.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runSql, type WordPress } from '../servers.ts';

export const everyLocale = 'xx_XX';

/** Quotes and dashes, by what WordPress calls them. */
const signs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  guillemets: {
    'opening curly double quote\u0004&#8220;': '&laquo;&nbsp;',
    'closing curly double quote\u0004&#8221;': '&nbsp;&raquo;',
    'apostrophe\u0004&#8217;': '&rsquo;',
    'prime\u0004&#8242;': '&prime;',
    'double prime\u0004&#8243;': '&Prime;',
    'opening curly single quote\u0004&#8216;': '&lsquo;',
    'closing curly single quote\u0004&#8217;': '&rsquo;',
    'en dash\u0004&#8211;': '&#8212;',
  },
  characters: {
    'opening curly double quote\u0004&#8220;': '„',
    'closing curly double quote\u0004&#8221;': '“',
    'apostrophe\u0004&#8217;': '’',
    'opening curly single quote\u0004&#8216;': '‚',
    'closing curly single quote\u0004&#8217;': '‘',
    'decline months names: on or off\u0004off': 'on',
    'text direction\u0004ltr': 'rtl',
    html_lang_attribute: 'xx',
  },
};

/** The language's file, made of the code of a WordPress. */
function everyMessage(wordpress: string, name: string): string {
  const chosen = signs[name];
  if (!chosen) throw new Error(`there are no signs called ${name}`);
  return execFileSync('php', ['-d', 'memory_limit=1G', join(root, 'conformance/languages/every.php')], {
    input: JSON.stringify({ wordpress, signs: chosen }),
    maxBuffer: 2 ** 28,
    encoding: 'utf8',
  });
}

/** Puts the language below a WordPress, or the one of a file; answers how to take it away again. */
function useEveryMessage(wordpress: string, name: string): () => void {
  const folder = join(wordpress, 'wp-content/languages');
  mkdirSync(folder, { recursive: true });
  const ending = name.endsWith('.mo') ? '.mo' : '.l10n.php';
  const file = join(folder, everyLocale + ending);
  if (existsSync(name)) copyFileSync(name, file);
  else writeFileSync(file, everyMessage(wordpress, name));
  return () => rmSync(file, { force: true });
}

/** The site speaks it. */
const inEveryLanguage = `delete from wp_options where option_name = 'WPLANG';
insert into wp_options (option_name, option_value, autoload) values ('WPLANG', '${everyLocale}', 'on');`;

/** Has every message in another language, where one is named; answers how to take that away again. */
export function speak(wordpress: WordPress, databases: readonly string[], language?: string): () => void {
  if (language === undefined) return () => {};
  for (const database of databases) runSql(database, inEveryLanguage);
  return useEveryMessage(wordpress.folder, language);
}
