// Messages of WordPress's language files, by context and text: `LOCALE.l10n.php` where there is one, else `LOCALE.mo`. Of the PHP
// files no code runs: what is not written as WordPress writes them is not found.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a language file says for a text in a context; undefined where it has nothing for it. */
export type Messages = (context: string, text: string) => string | undefined;

/** Separates context and text in keys. */
const separator = '\u0004';

/** Messages of WordPress itself in a language; undefined where its folder has none. Never throws over what a file holds. */
export function coreMessages(contentFolder: string, locale: string): Messages | undefined {
  const found = languageFiles(contentFolder, locale).find((path) => existsSync(path));
  if (found === undefined) return undefined;
  return found.endsWith('.php') ? phpMessages(readFileSync(found, 'utf8')) : moMessages(readFileSync(found));
}

/** Where WordPress's own messages in a language may lie, the better place first; none for what is no language. */
export const languageFiles = (contentFolder: string, locale: string): string[] =>
  /^[a-zA-Z][\w-]*$/.test(locale)
    ? ['.l10n.php', '.mo'].map((ending) => join(contentFolder, 'languages', locale + ending))
    : [];

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** `'context␄text'=>'message'`, in an array. */
function phpMessages(source: string): Messages {
  return (context, text) => {
    const key = quoted(`${context}${separator}${text}`);
    const at = source.indexOf(key);
    if (at === -1) return undefined;
    const value = /\s*=>\s*'((?:[^'\\]|\\.)*)'/sy;
    value.lastIndex = at + key.length;
    return value.exec(source)?.[1]?.replace(/\\([\\'])/g, '$1');
  };
}

const littleEndian = 0x950412de;
const bigEndian = 0xde120495;

/** GNU gettext's binary format: two tables of lengths and offsets. */
function moMessages(bytes: Buffer): Messages {
  const magic = bytes.length < 28 ? 0 : bytes.readUInt32LE(0);
  if (magic !== littleEndian && magic !== bigEndian) return () => undefined;
  const number = (at: number): number => {
    if (at + 4 > bytes.length) return 0;
    return magic === littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  };
  const string = (table: number, index: number): string => {
    const at = table + 8 * index;
    return bytes.toString('utf8', number(at + 4), number(at + 4) + number(at));
  };
  const count = Math.min(number(8), bytes.length / 16);
  return (context, text) => {
    const key = `${context}${separator}${text}`;
    for (let index = 0; index < count; index++) {
      if (number(number(12) + 8 * index) !== Buffer.byteLength(key)) continue;
      if (string(number(12), index) === key) return string(number(16), index).split('\0')[0];
    }
    return undefined;
  };
}
