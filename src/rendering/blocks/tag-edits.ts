// What is to be changed around the tag on which a walk stands: stretches with what comes in their place, in the order of their
// places and, at one place, of what comes there. Whatever lies before the next tag is written at once, so that a text with a
// million changes keeps none of them. Linear but for edits that come far out of order, which are sorted.
import { room, Writing } from '../formatting/writing.ts';

/** So many of the last edits are looked at for the place of one that comes out of order: more than most tags have. */
const near = 8;

export class TagEdits {
  private readonly html: string;
  /** What is written in front of `writing`. */
  private out = '';
  /** Made with the first edit: most fragments are only read. */
  private writing: EditWriting | null = null;
  /** Up to here the fragment has been written. */
  private from = 0;
  /** Only the first `count` of each are edits. */
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly texts: string[] = [];
  private count = 0;
  private inOrder = true;

  constructor(html: string) {
    this.html = html;
  }

  /** Puts `text` in the place of what is between two offsets, the first of which lies behind all that is written. */
  add(start: number, end: number, text: string): void {
    const { starts, texts, count } = this;
    let at = count;
    while (at > 0 && this.isAfter(at - 1, start, text)) {
      if (count - at === near) {
        this.inOrder = false;
        at = count;
        break;
      }
      at--;
    }
    for (let to = count; to > at; to--) this.move(to - 1, to);
    starts[at] = start;
    this.ends[at] = end;
    texts[at] = text;
    this.count = count + 1;
  }

  private isAfter(at: number, start: number, text: string): boolean {
    const other = this.starts[at] ?? 0;
    return other > start || (other === start && (this.texts[at] ?? '') > text);
  }

  private move(from: number, to: number): void {
    this.starts[to] = this.starts[from] ?? 0;
    this.ends[to] = this.ends[from] ?? 0;
    this.texts[to] = this.texts[from] ?? '';
  }

  /** Puts `text` at an offset behind all that is written, where nothing else is to be put in. */
  put(at: number, text: string): void {
    if (this.count > 0) this.write(at);
    const writing = (this.writing ??= new EditWriting());
    if (at > this.from) writing.add(this.html, this.from, at);
    writing.addAgain(text);
    this.from = at;
  }

  /** Writes the edits that begin before an offset. */
  write(before: number): void {
    const { count } = this;
    if (count === 0) return;
    if (!this.inOrder) this.sort();
    let at = 0;
    for (; at < count; at++) {
      const start = this.starts[at] ?? 0;
      if (start >= before) break;
      this.replace(start, this.ends[at] ?? 0, this.texts[at] ?? '');
    }
    for (let left = at; left < count; left++) this.move(left, left - at);
    this.count = count - at;
  }

  private replace(start: number, end: number, text: string): void {
    const writing = (this.writing ??= new EditWriting());
    if (start > this.from) writing.add(this.html, this.from, start);
    writing.add(text);
    this.from = end;
  }

  private sort(): void {
    const { starts, ends, texts } = this;
    const edits = Array.from({ length: this.count }, (_, at) => {
      return { start: starts[at] ?? 0, end: ends[at] ?? 0, text: texts[at] ?? '' };
    });
    edits.sort((a, b) => a.start - b.start || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
    edits.forEach(({ start, end, text }, at) => {
      starts[at] = start;
      ends[at] = end;
      texts[at] = text;
    });
    this.inOrder = true;
  }

  /** The fragment with all edits. */
  finish(): string {
    this.write(Number.POSITIVE_INFINITY);
    const { writing, from, html } = this;
    if (writing) this.out += writing.finish();
    else if (from === 0 && this.out === '') return html;
    this.writing = null;
    return from < html.length ? this.out + html.slice(from) : this.out;
  }
}

/** From so many times on a text that comes again is written by its bytes. */
const often = 32;
/** Longer texts are not. */
const longest = 63;

class EditWriting extends Writing {
  private text = '';
  private times = 0;
  private codes: Buffer | null = null;

  /** Adds a text that is mostly the same as the last one. */
  addAgain(text: string): void {
    if (text !== this.text) {
      this.text = text;
      this.times = 0;
      this.codes = null;
    } else if (++this.times === often && text.length <= longest && !/[^\x00-\xff]/.test(text))
      this.codes = Buffer.from(text, 'latin1');
    const { codes } = this;
    if (codes === null || this.words) {
      this.add(text);
      return;
    }
    if (this.length + codes.length > room) this.flush();
    this.bytes.set(codes, this.length);
    this.length += codes.length;
  }
}
