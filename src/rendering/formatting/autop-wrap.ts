// Puts `<p>` and `</p>` around what stands between blank lines: the step of wpautop() that makes paragraphs. Linear.
import { opensAt } from './autop-unwrap.ts';
import { blockNameLength } from './block-names.ts';
import { blankAt, copied, giveBack, roomFor, type Units } from './code-units.ts';

/** What goes around a paragraph, in items. */
const around = 8;

/**
 * Each stretch between blank lines in `<p>` and `</p>`, one a line, without the empty paragraphs that come of it. A block's
 * tag alone stays as it is, where the steps that follow would take its paragraph away again and see no difference.
 */
export function wrapParagraphs(text: Units): void {
  const { codes, length } = text;
  const wrapping = new Wrapping(text);
  let start = 0;
  for (let line = 0; line < length; line++) {
    if (codes[line] !== 10) continue;
    let next = line + 1;
    let last = line;
    for (; blankAt(codes, next); next++) if (codes[next] === 10) last = next;
    if (last === line) {
      line = next - 1;
      continue;
    }
    if (line > start) wrapping.add(start, line);
    start = last + 1;
    line = last;
  }
  if (start < length) wrapping.add(start, length);
  wrapping.finish();
}

class Wrapping {
  private readonly text: Units;
  private readonly source: Uint32Array;
  private target: Uint32Array<ArrayBuffer>;
  private to = 0;
  /** The first `<p>` that is not behind us. */
  private opening = -1;
  /** Whether what has been put ends in a tag, and not in the opening of a paragraph. */
  private isSealed = true;

  constructor(text: Units) {
    this.text = text;
    this.source = text.codes;
    this.target = roomFor(text.length + (text.length >> 1) + around);
  }

  /** Puts one paragraph, with a line break behind; line breaks around it go. */
  add(from: number, until: number): void {
    const { source } = this;
    let start = from;
    let end = until;
    while (start < end && source[start] === 10) start++;
    while (end > start && source[end - 1] === 10) end--;
    this.provide(end - start);
    const opening = this.openingAfter(start);
    const isOpen = opening < end;
    if (source[start] === 60 && start < end) {
      if (isOpen) {
        if (opening === start && this.addOpened(start, end)) return;
      } else if (source[start + 1] === 47 && source[start + 2] === 112 && source[start + 3] === 62) {
        this.put(start + 4, end, false);
        this.close();
        return;
      } else if (this.isSealed && source[end - 1] === 62 && isBlockTag(source, start, end)) {
        this.put(start, end, false);
        this.target[this.to++] = 10;
        return;
      }
    }
    const put = this.to;
    this.put(start, end, true);
    this.close();
    if ((isOpen || blankAt(source, start) || start === end) && this.dropEmpty(put)) {
      const made = this.to - put;
      if (made > 1) this.isSealed = this.target[this.to - 2] === 62 && !(made > 3 && opensAt(this.target, this.to - 4));
    } else this.isSealed = true;
  }

  /** What begins with `<p>`, where at once is known what comes of it. */
  private addOpened(start: number, end: number): boolean {
    const { source } = this;
    if (end === start + 3) {
      this.put(start, end, false);
      this.target[this.to++] = 10;
      this.isSealed = false;
      return true;
    }
    if (source[start + 3] === 60 || blankAt(source, start + 3) || this.openingAfter(start + 3) < end) return false;
    this.put(start, end, true);
    this.close();
    return true;
  }

  private openingAfter(from: number): number {
    const { source } = this;
    const { length } = this.text;
    let at = Math.max(this.opening, from);
    while (at < length && !opensAt(source, at)) at++;
    this.opening = at;
    return at;
  }

  private put(start: number, end: number, opened: boolean): void {
    const { target } = this;
    if (opened) {
      target[this.to++] = 60;
      target[this.to++] = 112;
      target[this.to++] = 62;
    }
    this.to = copied(this.source, start, end, target, this.to);
  }

  private close(): void {
    const { target } = this;
    target[this.to++] = 60;
    target[this.to++] = 47;
    target[this.to++] = 112;
    target[this.to++] = 62;
    target[this.to++] = 10;
    this.isSealed = true;
  }

  /** Takes empty paragraphs away from what has been put since; false where there are none. */
  private dropEmpty(since: number): boolean {
    const { target, to } = this;
    let made = since;
    for (let at = since; at < to; ) {
      if (opensAt(target, at)) {
        let end = at + 3;
        while (end < to && blankAt(target, end)) end++;
        if (target[end] === 60 && target[end + 1] === 47 && target[end + 2] === 112 && target[end + 3] === 62) {
          at = end + 4;
          continue;
        }
      }
      target[made++] = target[at++] ?? 0;
    }
    this.to = made;
    return made < to;
  }

  private provide(length: number): void {
    const { target } = this;
    const needed = this.to + length + around;
    if (target.length >= needed) return;
    this.target = roomFor(2 * needed);
    this.target.set(target.subarray(0, this.to));
    giveBack(target);
  }

  finish(): void {
    this.provide(0);
    this.text.become(this.target, this.to);
  }
}

/** Is the stretch one tag of a block element, up to its only `>`? */
function isBlockTag(codes: Uint32Array, start: number, end: number): boolean {
  const nameStart = codes[start + 1] === 47 ? start + 2 : start + 1;
  if (blockNameLength(codes, nameStart) === 0) return false;
  let close = nameStart;
  while (codes[close] !== 62) close++;
  return close === end - 1;
}
