// PHP's strip_tags() and WordPress's wp_strip_all_tags(): everything that looks like a tag goes, whether or not it is one.
// A state machine over characters with PHP's own ideas about quotes, comments and `<?`. One pass, linear.
import { NextIndex } from './html-split.ts';
import { trim } from './php-strings.ts';
import { openAfter } from './scan.ts';

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const States = { text: 0, tag: 1, code: 2, declaration: 3, comment: 4 } as const;

/** Characters that mean something within a tag, while no quotation mark is open, and behind one of each kind. */
const inTag = /[<>"'!?\0]/g;
const inDoubleQuotes = /[>"\0]/g;
const inSingleQuotes = /[>'\0]/g;

/** Characters of a tag that are looked at one by one before the engine's search is asked. */
const nearby = 12;

/**
 * PHP 8 `strip_tags()` without allowed tags. NUL characters go as well. Once the result has `enough` characters, it may end
 * before the text does.
 */
export function stripTags(text: string, enough = Number.POSITIVE_INFINITY): string {
  const hasNul = text.includes('\0');
  if (!hasNul && !text.includes('<')) return text;
  const { length } = text;
  let out = '';
  let state: number = States.text;
  let depth = 0;
  let quote = 0;
  let last = 0;
  let brackets = 0;
  let xml = false;
  let kept = 0; // start of text not yet copied
  let keeping = true;
  // Characters of a tag that were looked at one by one.
  let looked = 0;
  for (let i = 0; i < length; i++) {
    if (state === States.text) {
      if (depth === 0 && !hasNul) {
        // Nothing but the next tag matters here.
        i = openAfter(text, i);
        if (i === -1) break;
      }
      const code = text.charCodeAt(i);
      if (code === 0) {
        if (keeping && i > kept) out += text.slice(kept, i);
        kept = i + 1;
      } else if (code === 60) {
        if (isSpace(text.charCodeAt(i + 1))) continue;
        if (keeping && i > kept) out += text.slice(kept, i);
        if (out.length >= enough) return out;
        keeping = false;
        last = 60;
        state = States.tag;
        looked = 0;
      } else if (code === 62 && depth > 0) {
        depth--;
        if (keeping && i > kept) out += text.slice(kept, i);
        kept = i + 1;
      }
      continue;
    }
    const code = text.charCodeAt(i);
    if (code === 0) continue;
    let closed = false;
    if (state === States.tag) {
      switch (code) {
        case 60: // <
          if (quote === 0 && !isSpace(text.charCodeAt(i + 1))) depth++;
          break;
        case 62: // >
          if (depth > 0) depth--;
          else if (quote === 0) {
            last = 62;
            if (!(xml && text.charCodeAt(i - 1) === 45)) {
              closed = true;
              xml = false;
            }
          }
          break;
        case 34:
        case 39:
          if (quote === 0 || quote === code) quote = quote === 0 ? code : 0;
          looked = 0;
          break;
        case 33: // !
          if (text.charCodeAt(i - 1) === 60) {
            state = States.declaration;
            last = code;
          }
          break;
        case 63: // ?
          if (text.charCodeAt(i - 1) === 60) {
            brackets = 0;
            state = States.code;
          }
          break;
        default:
          if (++looked < nearby) break;
          looked = 0;
          i = whereNext(text, i + 1, quote === 0 ? inTag : quote === 34 ? inDoubleQuotes : inSingleQuotes) - 1;
      }
    } else if (state === States.code) {
      if (code === 40 && last !== 34 && last !== 39) {
        last = 40;
        brackets++;
      } else if (code === 41 && last !== 34 && last !== 39) {
        last = 41;
        brackets--;
      } else if (code === 62) {
        if (depth > 0) depth--;
        else if (quote === 0 && brackets === 0 && last !== 34 && text.charCodeAt(i - 1) === 63) closed = true;
      } else if ((code === 34 || code === 39) && text.charCodeAt(i - 1) !== 92) {
        if (last === code) last = 0;
        else if (last !== 92) last = code;
        if (quote === 0 || quote === code) quote = quote === 0 ? code : 0;
      } else if ((code | 32) === 108 && i > 4 && text.slice(i - 4, i).toLowerCase() === '<?xm') {
        state = States.tag;
        xml = true;
      }
    } else if (state === States.declaration) {
      if (code === 62) {
        if (depth > 0) depth--;
        else if (quote === 0) closed = true;
      } else if (code === 34 || code === 39) {
        if (text.charCodeAt(i - 1) !== 92 && (quote === 0 || quote === code)) quote = quote === 0 ? code : 0;
      } else if (code === 45 && text.charCodeAt(i - 1) === 45 && text.charCodeAt(i - 2) === 33) {
        state = States.comment;
      } else if ((code | 32) === 101 && i > 6 && text.slice(i - 6, i).toLowerCase() === 'doctyp') {
        state = States.tag;
      }
    } else if (code === 62 && quote === 0 && text.charCodeAt(i - 1) === 45 && text.charCodeAt(i - 2) === 45) {
      closed = true;
    }
    if (closed) {
      state = States.text;
      quote = 0;
      keeping = true;
      kept = i + 1;
    }
  }
  return keeping && kept < length ? out + text.slice(kept) : out;
}

/** Where a pattern of one character is found next; the text's length where it is not. */
function whereNext(text: string, from: number, pattern: RegExp): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : text.length;
}

/** WordPress `wp_strip_all_tags()`: script and style go with their content, then `stripTags`, then `trim`. */
export function stripAllTags(text: string, removeBreaks = false): string {
  let out = withoutAnyTags(text);
  if (removeBreaks) out = out.replace(/[\r\n\t ]+/g, ' ');
  return trim(out);
}

/** The same, not trimmed; from `enough` characters on it may end before the text does. */
export const withoutAnyTags = (text: string, enough?: number): string =>
  text.includes('<') || text.includes('\0') ? stripTags(withoutScripts(text), enough) : text;

/** Removes `<script…>…</script>` and `<style…>…</style>`, the first closing tag ending each. */
function withoutScripts(text: string): string {
  if (!/<s(?:cr|ty)/i.test(text)) return text;
  const opening = /<(script|style)/gi;
  const ends = new NextIndex(text, '>');
  const unclosed = new Set<string>();
  let out = '';
  let from = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const name = (match[1] ?? '').toLowerCase();
    if (unclosed.has(name)) continue;
    // Past the last `>` no element opens, however many begin.
    const end = ends.after(opening.lastIndex);
    if (end === -1) break;
    const closing = name === 'script' ? /<\/script>/gi : /<\/style>/gi;
    closing.lastIndex = end + 1;
    if (!closing.test(text)) {
      unclosed.add(name);
      if (unclosed.size === 2) break;
      continue;
    }
    out += text.slice(from, match.index);
    from = closing.lastIndex;
    opening.lastIndex = from;
  }
  return from === 0 ? text : out + text.slice(from);
}
