// What stands in a shortcode's brackets as an object: WordPress's shortcode_parse_atts(). Linear.
import { ManyAttributes, putAttribute } from './many-attributes.ts';
import { ShortcodeReader } from './shortcode-reader.ts';

/** Named attributes under their names in lower case, others under `0`, `1`, …; values are always strings. */
export type ShortcodeAttributes = Readonly<Record<string, string>>;

/** Of attributes that take no more characters, an object has all. */
const short = 128;

/** WordPress `shortcode_parse_atts()`. Values in which a tag stays open are emptied. */
export function parseShortcodeAttributes(text: string): ShortcodeAttributes {
  if (text === '') return {};
  if (text.length > short) return new ManyAttributes(text).object;
  const reader = new ShortcodeReader(text);
  const found: Record<string, string> = {};
  for (let next = 0; reader.next(); ) next = putAttribute(found, reader, next);
  return found;
}
