// Puts tokens one after the other as wpautop() wants them before it makes paragraphs: two breaks, one after the other, become a
// blank line; there are blank lines before a block's opening and after its closing tag, and after a rule; line breaks within
// tags, comments and CDATA are hidden, so that no step takes them for breaks of the text.
import { behind } from './room.ts';
import { Section } from './sections.ts';
import { Token, type Tokens } from './tokens.ts';
import { Trait } from './traits.ts';

/** What was when a token was put, for when it turns out that it does not stay. */
class State {
  /** Is there such a token? */
  isSet = false;
  count = 0;
  section: number = Section.text;
  isAfterReturn = false;
  isRule = false;

  take({ isSet, count, section, isAfterReturn, isRule }: State): void {
    this.isSet = isSet;
    this.count = count;
    this.section = section;
    this.isAfterReturn = isAfterReturn;
    this.isRule = isRule;
  }
}

/** Traits of tokens of which more must be known. */
const noticed = Trait.bareBreak | Trait.breakName | Trait.blockName | Trait.ruleName | Trait.bareRule | Trait.bareEnd;

const blockEnd = Trait.closer | Trait.block | Trait.bare;
const isBlockEnd = (traits: number): boolean => (traits & blockEnd) === blockEnd;

/** Traits of tokens that are not just put. */
const special = noticed | Trait.blockOpener | Trait.closer;

export class Placing {
  section: number = Section.text;
  /** A rule's name, and since then blanks alone. */
  private isRule = false;
  /** So many tokens there were when a carriage return was put last: a line break put in right behind it is one with that. */
  private returnCount = -1;
  /** Does it matter what follows? */
  private isNoticing = false;
  private readonly tokens: Tokens;
  private items: Uint32Array;
  /** So many tokens there is room for, and for what stands behind the last. */
  private room: number;
  private count = 0;
  /** Before the last break, and before the last name of one, since which there were blanks alone. */
  private readonly beforeBreak = new State();
  private readonly beforeBreakName = new State();
  /** Before the last name of a block with nothing behind it yet. */
  private readonly beforeName = new State();
  private readonly before = new State();

  constructor(tokens: Tokens) {
    this.tokens = tokens;
    this.items = tokens.items;
    this.room = tokens.items.length - behind;
  }

  private note(state: State): void {
    state.isSet = true;
    state.count = this.count;
    state.section = this.section;
    state.isAfterReturn = this.isAfterReturn;
    state.isRule = this.isRule;
  }

  private push(token: number): void {
    if (this.count >= this.room) this.grow();
    this.items[this.count++] = token;
  }

  private grow(): void {
    this.items = this.tokens.enlarged();
    this.room = this.items.length - behind;
  }

  /** Are blanks all that was since the name of a rule or of a break? */
  get isInName(): boolean {
    return this.isRule || this.beforeBreakName.isSet;
  }

  private get isAfterReturn(): boolean {
    return this.returnCount === this.count;
  }

  blanks(token: number): void {
    this.push(token);
  }

  line(): void {
    if (this.section === Section.text) this.push(Token.line);
    else if (this.tokens.joins) this.push(Token.spacedLine);
    else {
      this.tokens.hasHidden = true;
      this.push(Token.space);
      this.push(Token.hiddenLine);
      this.push(Token.space);
    }
  }

  carriageReturn(): void {
    this.line();
    this.returnCount = this.count;
  }

  private blankLine(): void {
    if (this.section === Section.text && !this.isAfterReturn) {
      this.push(Token.blankLine);
      return;
    }
    if (!this.isAfterReturn) this.line();
    this.line();
  }

  /** A token that is no blank; `after` it the text is in this section. `isWhole`: a blank follows a name. */
  put(token: number, traits: number, after: number, isWhole: boolean): void {
    if (traits & special || this.isNoticing) {
      this.putSpecial(token, traits, after, isWhole);
      return;
    }
    this.push(token);
    this.section = after;
  }

  /** `<p>` or `</p>` in text or in a tag, which it ends; false where more must be known. */
  putParagraph(token: number): boolean {
    if (this.isNoticing || this.section > Section.tag) return false;
    if (token === Token.paragraph) this.blankLine();
    this.push(token);
    this.section = Section.text;
    if (token === Token.paragraphEnd) this.blankLine();
    return true;
  }

  private putSpecial(token: number, traits: number, after: number, isWhole: boolean): void {
    if (traits & Trait.blockOpener || isWhole) this.blankLine();
    if (traits & noticed || this.isNoticing) {
      this.putNoticed(token, traits, after, isWhole);
      this.isNoticing = this.isRule || this.beforeBreak.isSet || this.beforeBreakName.isSet;
      return;
    }
    this.push(token);
    this.section = after;
    if (isBlockEnd(traits)) this.blankLine();
  }

  private putNoticed(token: number, traits: number, after: number, isWhole: boolean): void {
    const { before, beforeBreak, beforeBreakName } = this;
    const isBreakEnd = (traits & Trait.bareEnd) !== 0 && beforeBreakName.isSet;
    const isRuleEnd = (traits & Trait.bareEnd) !== 0 && this.isRule;
    if (!isBreakEnd && beforeBreakName.isSet) beforeBreak.isSet = false;
    this.note(before);
    this.isRule = (traits & Trait.ruleName) !== 0;
    this.push(token);
    this.section = after;
    if (traits & Trait.blockName && !isWhole) this.beforeName.take(before);
    if (isBreakEnd) before.take(beforeBreakName);
    beforeBreakName.isSet = false;
    if (isBreakEnd || traits & Trait.bareBreak) {
      this.endBreak();
      return;
    }
    if (traits & Trait.breakName) beforeBreakName.take(before);
    else beforeBreak.isSet = false;
    if (isRuleEnd || traits & Trait.bareRule || isBlockEnd(traits)) this.blankLine();
  }

  /** A break is whole that began in the state `before`: it is the second of two, or may be the first. */
  private endBreak(): void {
    const { before, beforeBreak, beforeName } = this;
    if (!beforeBreak.isSet) {
      beforeBreak.take(before);
      return;
    }
    beforeBreak.isSet = false;
    this.restore(beforeBreak);
    if (beforeName.isSet && beforeName.count === this.count - 1) {
      // With a blank behind it, it is the name of a block.
      const token = this.items[beforeName.count] ?? 0;
      this.restore(beforeName);
      this.blankLine();
      this.push(token);
      this.section = beforeBreak.section;
      this.isRule = beforeBreak.isRule;
    }
    beforeName.isSet = false;
    this.blankLine();
  }

  private restore({ count, section, isAfterReturn, isRule }: State): void {
    this.count = count;
    this.section = section;
    this.returnCount = isAfterReturn ? count : -1;
    this.isRule = isRule;
  }

  finish(): void {
    this.tokens.become(this.tokens.items, this.count);
  }
}
