// What one rendering may take of what its text only names: patterns, template parts, other posts, lists of any of these. A few of
// them, each of which names the next one twice, or lists within lists, would be more than any machine can render, and a server that
// renders them answers nobody. WordPress ends such a request when its time or memory is used up.

/** Blocks that are rendered beyond those that stand in the text, and posts in lists. */
const mostBlocks = 50_000;
/** Characters of texts that are taken from elsewhere, and of what they become: all of it is gone through once more. */
const mostText = 2 ** 24;
/** Characters that blocks without inner ones make, and galleries and playlists. */
const mostMade = 2 ** 25;
/** Each block of a text is at least so long, with another text before it. */
const shortestBlock = 7;

export class Allowance {
  #blocks: number;
  #text: number;
  #made: number;

  /** As much as so many texts may take. */
  constructor(texts = 1) {
    this.#blocks = texts * mostBlocks;
    this.#text = texts * mostText;
    this.#made = texts * mostMade;
  }

  /** A text of so many characters is rendered for itself: its own blocks do not count. */
  addText(length: number): void {
    this.#blocks += Math.ceil(length / shortestBlock);
  }

  /** May another block be rendered? */
  block(): boolean {
    if (this.#blocks <= 0 || !this.mayMake) return false;
    this.#blocks--;
    return true;
  }

  /** May a text of so many characters be taken in? */
  text(length: number): boolean {
    const isLeft = this.#text > 0;
    this.#text -= length;
    return isLeft;
  }

  /** May anything more be made? */
  get mayMake(): boolean {
    return this.#made > 0;
  }

  /** Notes what a block has become. */
  made(html: string): void {
    this.#made -= html.length;
  }
}
