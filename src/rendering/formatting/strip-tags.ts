// PHP's strip_tags() and WordPress's wp_strip_all_tags(): everything that looks like a tag goes, whether or not it is one.
// A state machine over characters with PHP's own ideas about quotes, comments and `<?`. One pass, linear.
import { NextIndex } from './html-split.ts';
import { trim } from './php-strings.ts';

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const States = { text: 0, tag: 1, code: 2, declaration: 3, comment: 4 } as const;

/**
 * PHP 8 `strip_tags()` without allowed tags. NUL characters go as well. Once the result has `enough` characters, it may end
 * before the text does.
 */
export function stripTags(text: string, enough = Number.POSITIVE_INFINITY): string {
  if (!text.includes('<') && !text.includes('\0')) return text;
  let out = '';
  let state: number = States.text;
  let depth = 0;
  let quote = '';
  let last = '';
  let brackets = 0;
  let xml = false;
  let kept = 0; // start of text not yet copied
  let keeping = true;
  const hasNul = text.includes('\0');
  const flush = (end: number): void => {
    if (keeping && end > kept) out += text.slice(kept, end);
  };
  for (let i = 0; i < text.length; i++) {
    if (state === States.text && depth === 0 && !hasNul) {
      // Nothing but the next tag matters here.
      i = text.indexOf('<', i);
      if (i === -1) break;
    }
    const c = text[i] ?? '';
    const before = i > 0 ? text[i - 1] : '';
    if (c === '\0') {
      if (state === States.text) {
        flush(i);
        kept = i + 1;
      }
      continue;
    }
    if (state === States.text) {
      if (c === '<') {
        if (i + 1 < text.length && isSpace(text.charCodeAt(i + 1))) continue;
        flush(i);
        if (out.length >= enough) return out;
        keeping = false;
        last = '<';
        state = States.tag;
      } else if (c === '>' && depth > 0) {
        depth--;
        flush(i);
        kept = i + 1;
      }
      continue;
    }
    let closed = false;
    if (state === States.tag) {
      if (c === '<') {
        if (quote === '' && !(i + 1 < text.length && isSpace(text.charCodeAt(i + 1)))) depth++;
      } else if (c === '>') {
        if (depth > 0) depth--;
        else if (quote === '') {
          last = '>';
          if (!(xml && before === '-')) {
            closed = true;
            xml = false;
          }
        }
      } else if (c === '"' || c === "'") {
        if (quote === '' || quote === c) quote = quote === '' ? c : '';
      } else if (c === '!' && before === '<') {
        state = States.declaration;
        last = c;
      } else if (c === '?' && before === '<') {
        brackets = 0;
        state = States.code;
      }
    } else if (state === States.code) {
      if (c === '(' && last !== '"' && last !== "'") {
        last = '(';
        brackets++;
      } else if (c === ')' && last !== '"' && last !== "'") {
        last = ')';
        brackets--;
      } else if (c === '>') {
        if (depth > 0) depth--;
        else if (quote === '' && brackets === 0 && last !== '"' && before === '?') closed = true;
      } else if ((c === '"' || c === "'") && before !== '\\') {
        if (last === c) last = '';
        else if (last !== '\\') last = c;
        if (quote === '' || quote === c) quote = quote === '' ? c : '';
      } else if ((c === 'l' || c === 'L') && i > 4 && text.slice(i - 4, i).toLowerCase() === '<?xm') {
        state = States.tag;
        xml = true;
      }
    } else if (state === States.declaration) {
      if (c === '>') {
        if (depth > 0) depth--;
        else if (quote === '') closed = true;
      } else if (c === '"' || c === "'") {
        if (before !== '\\' && (quote === '' || quote === c)) quote = quote === '' ? c : '';
      } else if (c === '-' && before === '-' && text[i - 2] === '!') {
        state = States.comment;
      } else if ((c === 'e' || c === 'E') && i > 6 && text.slice(i - 6, i).toLowerCase() === 'doctyp') {
        state = States.tag;
      }
    } else if (c === '>' && quote === '' && before === '-' && text[i - 2] === '-') {
      closed = true;
    }
    if (closed) {
      state = States.text;
      quote = '';
      keeping = true;
      kept = i + 1;
    }
  }
  flush(text.length);
  return out;
}

/** WordPress `wp_strip_all_tags()`: script and style go with their content, then `stripTags`, then `trim`. */
export function stripAllTags(text: string, removeBreaks = false, enough?: number): string {
  let out = text.includes('<') || text.includes('\0') ? stripTags(withoutScripts(text), enough) : text;
  if (removeBreaks) out = out.replace(/[\r\n\t ]+/g, ' ');
  return trim(out);
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
