// PHP's strip_tags() and WordPress's wp_strip_all_tags(): everything that looks like a tag goes, whether or not it is one.
// A state machine over characters with PHP's own ideas about quotes, comments and `<?`. One pass, linear.
import { tabsAndBreaks, withSingleBlanks } from './blanks.ts';
import { NextIndex } from './html-split.ts';
import { trim } from './php-strings.ts';
import { openAfter } from './scan.ts';

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const States = { text: 0, tag: 1, code: 2, declaration: 3, comment: 4 } as const;

/** PHP 8 `strip_tags()` without allowed tags. NUL characters go as well. */
export const stripTags = (text: string): string => startWithoutTags(text, Number.POSITIVE_INFINITY).plain;

/** As `stripTags()`. Once the result has `enough` characters, it may end before the text does: then it is not whole. */
function startWithoutTags(text: string, enough: number): { plain: string; isWhole: boolean } {
  const hasNul = text.includes('\0');
  if (!hasNul && !text.includes('<')) return { plain: text, isWhole: true };
  let out = '';
  let state: number = States.text;
  let depth = 0;
  /** Codes of the quote that is open, and of what mattered last; 0 for none. */
  let quote = 0;
  let last = 0;
  let brackets = 0;
  let xml = false;
  let kept = 0; // start of text not yet copied
  for (let i = 0; i < text.length; i++) {
    if (state === States.text) {
      if (depth === 0 && !hasNul) {
        // Nothing but the next tag matters here.
        i = openAfter(text, i);
        if (i === -1) break;
      }
      const c = text.charCodeAt(i);
      if (c === 0) {
        if (i > kept) out += text.slice(kept, i);
        kept = i + 1;
      } else if (c === 60) {
        if (isSpace(text.charCodeAt(i + 1))) continue;
        if (i > kept) out += text.slice(kept, i);
        if (out.length >= enough) return { plain: out, isWhole: false };
        last = 60;
        state = States.tag;
      } else if (c === 62 && depth > 0) {
        depth--;
        if (i > kept) out += text.slice(kept, i);
        kept = i + 1;
      }
      continue;
    }
    const c = text.charCodeAt(i);
    // Letters, digits and most others mean nothing inside.
    if (c > 63 && c !== 76 && c !== 108 && c !== 69 && c !== 101) continue;
    let closed = false;
    if (state === States.tag) {
      if (c === 60) {
        if (quote === 0 && !isSpace(text.charCodeAt(i + 1))) depth++;
      } else if (c === 62) {
        if (depth > 0) depth--;
        else if (quote === 0) {
          last = 62;
          if (!(xml && text.charCodeAt(i - 1) === 45)) {
            closed = true;
            xml = false;
          }
        }
      } else if (c === 34 || c === 39) {
        if (quote === 0 || quote === c) quote = quote === 0 ? c : 0;
      } else if (c === 33 && text.charCodeAt(i - 1) === 60) {
        state = States.declaration;
        last = c;
      } else if (c === 63 && text.charCodeAt(i - 1) === 60) {
        brackets = 0;
        state = States.code;
      }
    } else if (state === States.code) {
      if (c === 40 && last !== 34 && last !== 39) {
        last = 40;
        brackets++;
      } else if (c === 41 && last !== 34 && last !== 39) {
        last = 41;
        brackets--;
      } else if (c === 62) {
        if (depth > 0) depth--;
        else if (quote === 0 && brackets === 0 && last !== 34 && text.charCodeAt(i - 1) === 63) closed = true;
      } else if ((c === 34 || c === 39) && text.charCodeAt(i - 1) !== 92) {
        if (last === c) last = 0;
        else if (last !== 92) last = c;
        if (quote === 0 || quote === c) quote = quote === 0 ? c : 0;
      } else if ((c | 32) === 108 && i > 4 && text.slice(i - 4, i).toLowerCase() === '<?xm') {
        state = States.tag;
        xml = true;
      }
    } else if (state === States.declaration) {
      if (c === 62) {
        if (depth > 0) depth--;
        else if (quote === 0) closed = true;
      } else if (c === 34 || c === 39) {
        if (text.charCodeAt(i - 1) !== 92 && (quote === 0 || quote === c)) quote = quote === 0 ? c : 0;
      } else if (c === 45 && text.charCodeAt(i - 1) === 45 && text.charCodeAt(i - 2) === 33) {
        state = States.comment;
      } else if ((c | 32) === 101 && i > 6 && text.slice(i - 6, i).toLowerCase() === 'doctyp') {
        state = States.tag;
      }
    } else if (c === 62 && quote === 0 && text.charCodeAt(i - 1) === 45 && text.charCodeAt(i - 2) === 45) {
      closed = true;
    }
    if (closed) {
      state = States.text;
      quote = 0;
      kept = i + 1;
    }
  }
  if (state === States.text && kept < text.length) out += text.slice(kept);
  return { plain: out, isWhole: true };
}

/** WordPress `wp_strip_all_tags()`: script and style go with their content, then `stripTags`, then `trim`. */
export function stripAllTags(text: string, removeBreaks = false): string {
  const { plain } = startOfPlain(text, Number.POSITIVE_INFINITY);
  return trim(removeBreaks ? withSingleBlanks(plain, tabsAndBreaks) : plain);
}

/** What `stripAllTags()` makes of a text, not trimmed: `enough` characters at least, or all, when it is whole. */
export function startOfPlain(text: string, enough: number): { plain: string; isWhole: boolean } {
  return text.includes('<') || text.includes('\0')
    ? startWithoutTags(withoutScripts(text), enough)
    : { plain: text, isWhole: true };
}

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
