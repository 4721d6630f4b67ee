// A text put together of pieces. The first few and long ones are joined; short ones are written into a buffer, since a million
// short strings take much longer to make, to collect and to put together. One byte a character, where they have room in one.
// Linear.

/** Characters that are written before they become a string; small enough for the processor's nearest memory. */
export const room = 16_384;
/** Pieces of this length and more are joined as they are. No more may be written at once without looking whether there is room. */
const far = 64;
/** So many pieces are joined; that is quicker for short texts. */
const joined = 24;

/** Buffers that nobody is writing into. */
const idle: Buffer<ArrayBuffer>[] = [];
const buffer = (): Buffer<ArrayBuffer> => idle.pop() ?? Buffer.from(new ArrayBuffer(2 * (room + far)));
/** In place of one where nothing has been written yet: most texts are so short that their pieces are all joined. */
const none = Buffer.from(new ArrayBuffer(0));

export class Writing {
  private out = '';
  /** What is written and not yet in `out`: as bytes, or as words once there is a character among them that takes two. */
  protected bytes: Buffer<ArrayBuffer> = none;
  protected words: Uint16Array<ArrayBuffer> | null = null;
  protected length = 0;
  /** So many pieces are still joined. */
  private left: number;

  constructor(few = joined) {
    this.left = few;
    if (few === 0) this.bytes = buffer();
  }

  /** Adds a text, or what stands in it between two offsets. */
  add(text: string, start = 0, end = text.length): void {
    if (this.left > 0 || end - start >= far) {
      if (--this.left === 0 && this.bytes === none) this.bytes = buffer();
      this.flush();
      this.out += text.slice(start, end);
      return;
    }
    if (this.length + end - start > room) this.flush();
    if (this.words) this.addWide(text, start, end);
    else {
      const { bytes } = this;
      let { length } = this;
      let all = 0;
      for (let at = start; at < end; at++) {
        const code = text.charCodeAt(at);
        bytes[length++] = code;
        all |= code;
      }
      if (all < 256) this.length = length;
      else this.addWide(text, start, end);
    }
  }

  /** Adds an ASCII character, named by its code. */
  addCode(code: number): void {
    if (this.length === room) this.flush();
    if (this.bytes === none) this.bytes = buffer();
    if (this.words) this.words[this.length++] = code;
    else this.bytes[this.length++] = code;
  }

  private addWide(text: string, start: number, end: number): void {
    const words = this.words ?? this.widened();
    let { length } = this;
    for (let at = start; at < end; at++) words[length++] = text.charCodeAt(at);
    this.length = length;
  }

  /** Room for characters that take two bytes. */
  protected widened(): Uint16Array<ArrayBuffer> {
    this.flush();
    this.words = new Uint16Array(this.bytes.buffer);
    return this.words;
  }

  protected flush(): void {
    const { length, bytes } = this;
    if (length > 0)
      this.out += this.words ? bytes.toString('utf16le', 0, 2 * length) : bytes.toString('latin1', 0, length);
    this.words = null;
    this.length = 0;
  }

  /** The whole text. Nothing may be added afterwards. */
  finish(): string {
    this.flush();
    if (idle.length < 8 && this.bytes !== none) idle.push(this.bytes);
    return this.out;
  }
}
