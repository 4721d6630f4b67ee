// Stretches of a text's tokens are replaced by others. Linear.
import { behind, giveBack, roomFor } from './room.ts';
import { copied, type Tokens } from './tokens.ts';

/**
 * Stretches of a text are replaced, from its beginning to its end. With `grows` by any tokens, into an array of its own; else in
 * place, by no more tokens than were there: what is written never passes what is to be read.
 */
export class TokenRewriting {
  private readonly text: Tokens;
  private readonly source: Uint32Array<ArrayBuffer>;
  private readonly grows: boolean;
  private target: Uint32Array<ArrayBuffer>;
  /** Up to here the text has been copied or replaced. */
  private from = 0;
  private to = 0;

  constructor(text: Tokens, grows: boolean) {
    this.text = text;
    this.source = text.items;
    this.target = text.items;
    this.grows = grows;
  }

  /** Puts `made` in the place of what is between two offsets. Offsets must not fall from call to call. */
  replace(start: number, end: number, made: Uint32Array): void {
    const { source, from } = this;
    let { to } = this;
    if (this.grows) this.provide(to + start - from + made.length);
    const { target } = this;
    to = from === to && target === source ? start : copied(source, from, start, target, to);
    for (let at = 0; at < made.length; at++) target[to++] = made[at] ?? 0;
    this.from = end;
    this.to = to;
  }

  private provide(length: number): void {
    const { target, source } = this;
    if (target !== source && target.length >= length + behind) return;
    const more = roomFor(Math.max(2 * length, this.text.length + (this.text.length >> 2)));
    if (target !== source) {
      more.set(target.subarray(0, this.to));
      giveBack(target);
    }
    this.target = more;
  }

  /** The text takes in all that was replaced. Nothing may be replaced afterwards. */
  finish(): void {
    const { text, source, from } = this;
    if (from === 0 && this.to === 0) return;
    if (this.grows) this.provide(this.to + text.length - from);
    text.become(this.target, copied(source, from, text.length, this.target, this.to));
  }
}
