// Language files as WordPress's language packs have them, with nothing but how texts are measured: a `.l10n.php` and a `.mo`.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** By locale: what is counted, the length of excerpts, and the kind of file. */
const languages = {
  ja: { count: 'characters_including_spaces', length: '110', kind: 'php' },
  zh_CN: { count: 'characters_excluding_spaces', length: '40', kind: 'mo' },
  ko_KR: { count: 'words', length: '20', kind: 'mo' },
  th: { count: 'nonsense', length: 'x', kind: 'php' },
} as const satisfies Record<string, object>;

/** GNU gettext's binary form. */
function mo(messages: Readonly<Record<string, string>>): Buffer {
  const pairs = Object.entries({ '': 'Content-Type: text/plain; charset=UTF-8\n', ...messages }).map((pair) =>
    pair.map((text) => Buffer.from(`${text}\0`)),
  );
  const head = Buffer.alloc(28 + 16 * pairs.length);
  const numbers = [0x950412de, 0, pairs.length, 28, 28 + 8 * pairs.length, 0, 28 + 16 * pairs.length];
  for (const [index, value] of numbers.entries()) head.writeUInt32LE(value, index * 4);
  const parts: Buffer[] = [];
  let at = head.length;
  for (const column of [0, 1]) {
    pairs.forEach((pair, index) => {
      const text = pair[column] ?? Buffer.alloc(1);
      const place = 28 + column * 8 * pairs.length + index * 8;
      head.writeUInt32LE(text.length - 1, place);
      head.writeUInt32LE(at, place + 4);
      parts.push(text);
      at += text.length;
    });
  }
  return Buffer.concat([head, ...parts]);
}

/** Puts a language's file below a `wp-content`; answers how to take it away again. */
export function useLanguage(contentFolder: string, locale: string): () => void {
  const language = Object.entries(languages).find(([name]) => name === locale)?.[1];
  if (!language) throw new Error(`there is no language file for ${locale}`);
  const { count, length, kind } = language;
  const messages = {
    'Word count type. Do not translate!\u0004words': count,
    'excerpt_length\u000455': length,
  };
  const folder = join(contentFolder, 'languages');
  mkdirSync(folder, { recursive: true });
  const pairs = Object.entries(messages).map(([key, value]) => `'${key}'=>'${value}'`);
  const file = join(folder, `${locale}${kind === 'php' ? '.l10n.php' : '.mo'}`);
  writeFileSync(file, kind === 'php' ? `<?php\nreturn ['messages'=>[${pairs.join(',')}]];\n` : mo(messages));
  return () => rmSync(file, { force: true });
}
