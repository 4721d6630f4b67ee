// Puts tokens one after the other as wpautop() wants them before it makes paragraphs: two breaks, one after the other, become a
// blank line; there are blank lines before a block's opening and after its closing tag, and after a rule; line breaks within
// tags, comments and CDATA are hidden, so that no step takes them for breaks of the text.
import { Token, type Tokens } from './tokens.ts';
import { Trait } from './traits.ts';

/** Where a token stands. */
export const Section = { text: 0, tag: 1, comment: 2, cdata: 3 } as const;

/** What was when a token was put, for when it turns out that it does not stay. */
interface State {
  readonly count: number;
  readonly section: number;
  readonly isAfterReturn: boolean;
  readonly isRule: boolean;
}

/** Traits of tokens of which more must be known. */
const noticed = Trait.bareBreak | Trait.breakName | Trait.blockName | Trait.ruleName | Trait.bareRule | Trait.bareEnd;

const blockEnd = Trait.closer | Trait.block | Trait.bare;
const isBlockEnd = (traits: number): boolean => (traits & blockEnd) === blockEnd;

export class Placing {
  section: number = Section.text;
  /** A rule's name, and since then blanks alone. */
  private isRule = false;
  /** A carriage return is last: with a line break put in behind it, it is one with that. */
  private isAfterReturn = false;
  private readonly tokens: Tokens;
  private count = 0;
  /** Before the last break, and before the last name of one, since which there were blanks alone. */
  private beforeBreak: State | null = null;
  private beforeBreakName: State | null = null;
  /** Before the last name of a block with nothing behind it yet. */
  private beforeName: State | null = null;

  constructor(tokens: Tokens) {
    this.tokens = tokens;
  }

  private get state(): State {
    const { count, section, isAfterReturn, isRule } = this;
    return { count, section, isAfterReturn, isRule };
  }

  private push(token: number): void {
    this.tokens.put(this.count++, token);
  }

  /** Are blanks all that was since the name of a rule or of a break? */
  get isInName(): boolean {
    return this.isRule || this.beforeBreakName !== null;
  }

  blanks(token: number): void {
    this.isAfterReturn = false;
    this.push(token);
  }

  line(): void {
    this.isAfterReturn = false;
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
    this.isAfterReturn = true;
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
    if (traits & Trait.blockOpener || isWhole) this.blankLine();
    if (traits & noticed || this.isNoticing) {
      this.putNoticed(token, traits, after, isWhole);
      return;
    }
    this.isAfterReturn = false;
    this.push(token);
    this.section = after;
    if (isBlockEnd(traits)) this.blankLine();
  }

  /** Does it matter what follows? */
  private get isNoticing(): boolean {
    return this.isRule || this.beforeBreak !== null || this.beforeBreakName !== null;
  }

  private putNoticed(token: number, traits: number, after: number, isWhole: boolean): void {
    const ended = traits & Trait.bareEnd ? this.beforeBreakName : null;
    const isRuleEnd = this.isRule && (traits & Trait.bareEnd) !== 0;
    if (this.beforeBreakName !== null && ended === null) this.beforeBreak = null;
    const before = traits & (Trait.bareBreak | Trait.breakName | Trait.blockName) ? this.state : null;
    this.isRule = (traits & Trait.ruleName) !== 0;
    this.isAfterReturn = false;
    this.push(token);
    this.section = after;
    if (traits & Trait.blockName && !isWhole) this.beforeName = before;
    const whole = traits & Trait.bareBreak ? before : ended;
    if (whole) {
      this.endBreak(whole);
      return;
    }
    this.beforeBreakName = traits & Trait.breakName ? before : null;
    if (this.beforeBreakName === null) this.beforeBreak = null;
    if (isRuleEnd || traits & Trait.bareRule || isBlockEnd(traits)) this.blankLine();
  }

  /** A break is whole that began in this state: it is the second of two, or may be the first. */
  private endBreak(before: State): void {
    const first = this.beforeBreak;
    this.beforeBreakName = null;
    this.beforeBreak = first === null ? before : null;
    if (first === null) return;
    this.restore(first);
    const name = this.beforeName;
    if (name !== null && name.count === this.count - 1) {
      // With a blank behind it, it is the name of a block.
      const token = this.tokens.items[name.count] ?? 0;
      this.restore(name);
      this.blankLine();
      this.push(token);
      this.section = first.section;
      this.isRule = first.isRule;
      this.isAfterReturn = false;
    }
    this.beforeName = null;
    this.blankLine();
  }

  private restore({ count, section, isAfterReturn, isRule }: State): void {
    this.count = count;
    this.section = section;
    this.isAfterReturn = isAfterReturn;
    this.isRule = isRule;
  }

  finish(): void {
    this.tokens.become(this.tokens.items, this.count);
  }
}
