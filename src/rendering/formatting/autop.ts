// WordPress's wpautop(): blank lines part paragraphs, single line breaks become <br />, block elements stay unwrapped.
// The steps and their order are WordPress's, since every step sees what the one before left; each is linear here, and walks
// over the code units of a text.
import { addBreaks, dropBreaks } from './autop-breaks.ts';
import { closeUp } from './autop-close-up.ts';
import { plainParagraphs } from './autop-plain.ts';
import { surveyed } from './autop-survey.ts';
import { hideBreaks, shownBreaks } from './autop-tags.ts';
import { unwrapBlocks } from './autop-unwrap.ts';
import { wrapParagraphs } from './autop-wrap.ts';
import { blockNameLength } from './block-names.ts';
import { blankAt, UnitRewriting, Units } from './code-units.ts';
import { trim } from './php-strings.ts';

const blankLine = Uint32Array.of(10, 10);
const lineBreak = Uint32Array.of(10);

/** WordPress `wpautop(text, breaks)`. With `breaks` off, single line breaks stay as they are. */
export function autop(input: string, breaks = true): string {
  if (trim(input) === '') return '';
  const plain = plainParagraphs(`${input}\n`, breaks);
  if (plain !== null) return plain;
  let text = new Units(`${input}\n`);
  const kinds = surveyed(text);
  const pres: string[] = [];
  if (kinds.pre && input.includes('<pre') && input.includes('</pre>'))
    text = new Units(setAsidePre(`${input}\n`, pres));
  if (kinds.breaks) partByBreaks(text);
  if (kinds.blocks) setApart(text);
  if (text.hasReturns) alikeLines(text);
  const show = hideBreaks(text, kinds);
  if (kinds.closeUp) closeUp(text);
  wrapParagraphs(text);
  if (kinds.blocks || kinds.quotes) unwrapBlocks(text, kinds);
  const isBroken = breaks && addBreaks(text, kinds);
  if (kinds.breaks || isBroken) dropBreaks(text);
  closeLast(text);
  show?.(text);
  let out = text.finish();
  if (pres.length > 0)
    out = out.replace(/<pre wp-pre-tag-(\d+)><\/pre>/g, (match, index: string) => pres[Number(index)] ?? match);
  return kinds.standIns ? shownBreaks(out) : out;
}

/** Replaces `<pre…</pre>` by empty ones with a number, so that nothing inside changes. */
function setAsidePre(text: string, pres: string[]): string {
  const parts = text.split('</pre>');
  const last = parts.pop() ?? '';
  let out = '';
  for (const part of parts) {
    const start = part.indexOf('<pre');
    if (start === -1) {
      out += part;
      continue;
    }
    out += `${part.slice(0, start)}<pre wp-pre-tag-${pres.length}></pre>`;
    pres.push(`${part.slice(start)}</pre>`);
  }
  return out + last;
}

/** Two breaks, one after the other, part paragraphs. */
function partByBreaks(text: Units): void {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, false);
  for (let at = 0; at < length; at++) {
    const first = breakEnd(codes, at);
    if (first === -1) continue;
    let second = first;
    while (blankAt(codes, second)) second++;
    const end = breakEnd(codes, second);
    if (end === -1) {
      at = second - 1;
      continue;
    }
    rewriting.replace(at, end, blankLine);
    at = end - 1;
  }
  rewriting.finish();
}

/** The index after a break that starts at `at`, -1 where none does. */
function breakEnd(codes: Uint32Array, at: number): number {
  if (codes[at] !== 60 || codes[at + 1] !== 98 || codes[at + 2] !== 114) return -1;
  return bareEnd(codes, at + 3);
}

/** The index after a tag whose name ends at `at`; -1 where it has attributes. */
function bareEnd(codes: Uint32Array, at: number): number {
  let end = at;
  while (blankAt(codes, end)) end++;
  if (codes[end] === 47) end++;
  return codes[end] === 62 ? end + 1 : -1;
}

/** Blank lines before a block's opening and after its closing tag; after a rule too. */
function setApart(text: Units): void {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, true);
  for (let at = 0; at < length; at++) {
    if (codes[at] !== 60) continue;
    const isCloser = codes[at + 1] === 47;
    const nameStart = isCloser ? at + 2 : at + 1;
    const name = blockNameLength(codes, nameStart);
    if (name === 0) continue;
    const end = nameStart + name;
    const code = codes[end];
    if (isCloser) {
      if (code === 62) rewriting.replace(end + 1, end + 1, blankLine);
    } else if (code === 62 || code === 47 || blankAt(codes, end)) {
      rewriting.replace(at, at, blankLine);
      const isRule = name === 2 && codes[nameStart] === 104 && codes[nameStart + 1] === 114;
      const after = isRule ? bareEnd(codes, end) : -1;
      if (after !== -1) rewriting.replace(after, after, blankLine);
    }
  }
  rewriting.finish();
}

/** Line breaks of all systems become one kind. */
function alikeLines(text: Units): void {
  const { codes, length } = text;
  const rewriting = new UnitRewriting(text, false);
  for (let at = 0; at < length; at++)
    if (codes[at] === 13) rewriting.replace(at, codes[at + 1] === 10 ? at + 2 : at + 1, lineBreak);
  rewriting.finish();
}

/** The last paragraph ends where its text does. */
function closeLast(text: Units): void {
  const { codes, length } = text;
  const end = codes[length - 1] === 10 ? length - 1 : length;
  const at = end - 5;
  if (at < 0 || codes[at] !== 10 || codes[at + 1] !== 60 || codes[at + 2] !== 47) return;
  if (codes[at + 3] !== 112 || codes[at + 4] !== 62) return;
  const rewriting = new UnitRewriting(text, false);
  rewriting.replace(at, at + 1, new Uint32Array(0));
  rewriting.finish();
}
