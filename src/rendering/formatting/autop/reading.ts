// Reads a text into tokens for wpautop(): tags, stretches of plain text, blanks around them, line breaks of all systems as one
// kind. What stands between `<pre` and `</pre>` is one token. Linear.
import { isBlank } from '../php-strings.ts';
import { standsAt, type TextCodes } from '../text-codes.ts';
import { BareTokens } from './bare-tokens.ts';
import { type Known, keptStandIn, More, moreAsked, standIn, telling } from './known.ts';
import { Placing } from './place.ts';
import type { Pres } from './pres.ts';
import { Section, Sections } from './sections.ts';
import {
  endingTraits,
  inSection,
  inTag,
  playerStops,
  type Stops,
  shortcodeStops,
  tagStops,
  textStops,
} from './stops.ts';
import {
  bareTag,
  breakToken,
  hasEvenMarks,
  isCapitalParagraph,
  isParagraph,
  isPlayerAt,
  oddQuoteEnd,
  wholeName,
} from './tag-kinds.ts';
import { findName, isUnknown, nameKind, nameLength, nameTraits } from './tag-names.ts';
import { Token, Tokens, textStart } from './tokens.ts';
import { keeping, Trait } from './traits.ts';

/** Traits of tags into which some step looks. */
const seenTraits = Trait.block | Trait.quote | Trait.clears | Trait.break | keeping;
const preTraits = Trait.opens | Trait.closes | Trait.block | Trait.blockOpener | Trait.noBreakBefore | Trait.opaque;

/** Characters after which the engine's search is asked where they stop. */
const nearby = 24;

/** One reading of a text. */
export class Reading {
  private readonly text: string;
  private readonly pres: Pres;
  private readonly joins: boolean;
  private readonly seesShortcodes: boolean;
  private readonly tokens: Tokens;
  private readonly bareTokens: BareTokens;
  private readonly placing: Placing;
  private readonly sections: Sections;
  private readonly source: TextCodes;
  private readonly stops: Stops;
  private readonly plainStops: Stops;
  /** What must be known of the text to read it in another way, one of `More`. */
  asked: number = More.nothing;
  /** With such tokens it may have to be. */
  private watched: number;
  /** Before this no tag is known to end that may be one token. */
  private openUntil = 0;
  /** Is something open from around which blanks go, up to the next `>`? That of a break or of a paragraph's tag may go later. */
  private isApart = false;

  constructor({ pres, seesShortcodes, joins, isSure }: Known) {
    this.text = pres.text;
    this.pres = pres;
    this.joins = joins;
    this.seesShortcodes = seesShortcodes;
    this.tokens = new Tokens(pres.text, joins);
    this.bareTokens = new BareTokens(this.tokens);
    this.placing = new Placing(this.tokens);
    this.source = this.tokens.source;
    this.sections = new Sections(this.source);
    this.stops = seesShortcodes ? shortcodeStops : tagStops;
    this.plainStops = seesShortcodes ? playerStops : textStops;
    this.watched = isSure ? 0 : telling;
  }

  /** Ends early where the text must be read in another way. */
  read(): Tokens {
    const { tokens, placing } = this;
    const { bounds } = this.pres;
    let from = textStart;
    for (let index = 0; index < bounds.length; index += 2) {
      const start = textStart + (bounds[index] ?? 0);
      const end = textStart + (bounds[index + 1] ?? 0);
      this.readTo(from, start);
      this.put(start, end, preTraits);
      from = this.readTag(end);
    }
    this.readTo(from, tokens.textEnd);
    placing.finish();
    return tokens;
  }

  private readTo(from: number, end: number): void {
    const { source, placing, tokens } = this;
    for (let at = from; at < end; ) {
      const code = source[at] ?? 0;
      if (code === 60) {
        at = this.readTag(at);
        if (tokens.seen & this.watched && this.look()) break;
      } else if (code === 10) {
        placing.line();
        at = placing.section === Section.tag ? this.joinRest(at + 1) : at + 1;
      } else if (code === 13) {
        if (source[at + 1] === 10) placing.line();
        else placing.carriageReturn();
        at += source[at + 1] === 10 ? 2 : 1;
      } else at = isBlank(code) ? this.readBlanks(at) : this.readText(at);
    }
  }

  /** Looks at what has turned out; true where the text must be read in another way. */
  private look(): boolean {
    const found = this.tokens.seen & this.watched;
    this.watched &= ~found;
    this.asked = moreAsked(this.text, found, this.joins);
    return this.asked !== More.nothing;
  }

  private put(start: number, end: number, traits: number): void {
    const token = this.tokens.make(start, end, traits);
    if (traits === 0) this.placing.put(token, 0, this.placing.section, false);
    else this.place(token, traits, start, end);
  }

  private place(token: number, traits: number, start: number, end: number): void {
    const { placing } = this;
    if ((traits & (Trait.closes | Trait.bareBreak)) === Trait.closes && !isParagraph(token)) this.isApart = false;
    const isWhole = (traits & Trait.blockName) !== 0 && isBlank(this.source[end] ?? 0);
    const isPlain = placing.section === Section.text && (traits & (Trait.closes | Trait.declaration)) === Trait.closes;
    const after = isPlain ? Section.text : this.sections.after(placing.section, traits, start, end);
    placing.put(token, traits, after, isWhole);
  }

  /** Behind a hidden line break no step looks into a tag: what is left of it is one token. */
  private joinRest(from: number): number {
    if (from < this.openUntil || !this.joinsTags || this.placing.isInName || isBlank(this.source[from] ?? 0))
      return from;
    const end = this.wholeEnd(from);
    if (end === -1) return from;
    this.put(from, end, Trait.closes);
    return end;
  }

  private readBlanks(start: number): number {
    const { source, placing, tokens } = this;
    let at = start + 1;
    for (let code = source[at] ?? 0; isBlank(code) && code !== 10 && code !== 13; code = source[at] ?? 0) at++;
    placing.blanks(at === start + 1 && source[start] === 32 ? Token.space : tokens.make(start, at, Trait.blank));
    return at;
  }

  /** May tags with line breaks be one token? Not where they may hold a player's shortcode. */
  private get joinsTags(): boolean {
    return this.joins && !this.seesShortcodes;
  }

  /** Is it text in which no step looks for anything but line breaks and tags that it knows? */
  private get isPlain(): boolean {
    return this.joins && this.placing.section === Section.text && !this.isApart;
  }

  /** Text up to what ends it, without blanks at its end. */
  private readText(start: number): number {
    const { source } = this;
    const isPlayer = this.seesShortcodes && isPlayerAt(source, start);
    if (!isPlayer && this.isPlain) return this.readPlain(start, start);
    const stop = this.stopAfter(source[start] === 91 ? start + 1 : start, this.stops);
    const ending = endingTraits(source[stop] ?? 0);
    const isBare = stop === start || (stop === start + 1 && source[start] === 47);
    const end = ending === 0 ? this.beforeBlanks(start + 1, stop) : stop + 1;
    if (ending & Trait.closes) this.isApart = false;
    else if (isPlayer) this.isApart = true;
    const traits = isPlayer ? ending | Trait.clears : ending;
    this.put(start, end, ending & Trait.closes && isBare ? traits | Trait.bareEnd : traits);
    return end;
  }

  /** Plain text with whole tags in it that no step knows; up to `from` it has been looked at. */
  private readPlain(start: number, from: number): number {
    const { source, tokens, placing } = this;
    let at = from;
    let holds = from > start ? Trait.holdsTags : 0;
    let stop = this.stopAfter(at, this.plainStops);
    for (; ; stop = this.stopAfter(at, this.plainStops)) {
      if (source[stop] === 60) {
        const name = this.unknownName(stop);
        const close = name === -1 ? -1 : this.stopOfUnknown(name);
        if (close === -1 || source[close] !== 62) break;
        at = close + 1;
        holds = Trait.holdsTags;
      } else if (source[stop] === 91 && !isPlayerAt(source, stop)) at = stop + 1;
      else break;
    }
    const end = this.beforeBlanks(start + 1, stop);
    const traits = (source[start] === 60 ? Trait.opens : 0) | holds;
    placing.put(tokens.make(start, end, traits), traits, Section.text, false);
    return end;
  }

  private beforeBlanks(from: number, stop: number): number {
    let end = stop;
    while (end > from && isBlank(this.source[end - 1] ?? 0)) end--;
    return end;
  }

  /** The first character at or after `from` that ends a token; the text ends in one. */
  private stopAfter(from: number, { codes, any }: Stops): number {
    const { source } = this;
    let at = from;
    for (; at < from + nearby; at++) {
      const code = source[at] ?? 0;
      if (code < 128 && codes[code] === 1) return at;
    }
    return this.searched(any, at);
  }

  /** The same for a tag that no step knows: others of the kind within it are a part of it. */
  private stopOfUnknown(from: number): number {
    const { source, joins, stops } = this;
    for (let at = from; ; ) {
      const stop = this.stopAfter(at, stops);
      if (!joins || source[stop] !== 60) return stop;
      at = this.unknownName(stop);
      if (at === -1) return stop;
    }
  }

  /** Where the name of a tag begins that no step knows, -1 where one does. */
  private unknownName(open: number): number {
    const { source } = this;
    const isCloser = source[open + 1] === 47;
    const name = isCloser ? open + 2 : open + 1;
    const first = source[name] ?? 0;
    if (first === 33 || first === 87 || (first === 112 && source[name + 1] === 62)) return -1;
    const known = nameTraits(findName(source, name));
    if (!isUnknown(known) || isCapitalParagraph(source, open)) return -1;
    return isCloser || oddQuoteEnd(source, name, known) === -1 ? name : -1;
  }

  private searched(any: RegExp, from: number): number {
    any.lastIndex = from - textStart;
    return any.test(this.text) ? any.lastIndex - 1 + textStart : this.tokens.textEnd - 1;
  }

  /** A tag up to its `>`; or its beginning, up to a line break or another tag's. */
  private readTag(start: number): number {
    const { source, tokens } = this;
    const isCloser = source[start + 1] === 47;
    const name = isCloser ? start + 2 : start + 1;
    const first = source[name] ?? 0;
    if (first === 112 && source[name + 1] === 62) {
      tokens.seen |= Trait.block;
      const token = isCloser ? Token.paragraphEnd : Token.paragraph;
      if (!this.placing.putParagraph(token)) this.place(token, tokens.traits[token] ?? 0, start, name + 2);
      return name + 2;
    }
    if (first < 65 || first === 87) return this.readOther(start, name, first);
    const found = findName(source, name);
    const known = nameTraits(found);
    if (isUnknown(known)) return this.readUnknown(start, name, isCloser);
    const nameEnd = name + nameLength(found);
    let traits = Trait.opens | (isCloser ? (known & ~(Trait.closedUp | Trait.media)) | Trait.closer : known);
    const oddQuote = isCloser ? -1 : oddQuoteEnd(source, name, known);
    if (oddQuote !== -1) return this.putOddQuote(start, oddQuote, traits);
    if (nameEnd > name && source[nameEnd] === 62) return this.readBare(start, nameEnd, traits, found);
    const stop = this.stopAfter(nameEnd, this.stops);
    const ending = endingTraits(source[stop] ?? 0);
    const joined = source[stop] === 10 && !(traits & seenTraits) ? this.joinedEnd(stop) : -1;
    if (joined !== -1) {
      this.put(start, joined, traits | Trait.closes);
      return joined;
    }
    const end = ending === 0 ? this.beforeBlanks(name, stop) : stop + 1;
    // Where such a tag is broken, a step takes blanks away, or puts a paragraph.
    if (source[stop] !== 62 && traits & (Trait.clears | Trait.quote)) this.openUntil = this.searched(inTag, stop);
    if (source[stop] !== 62 && traits & Trait.clears) this.isApart = true;
    traits |= ending;
    if (traits & Trait.quote && !isCloser && !(ending & Trait.closes && hasEvenMarks(source, nameEnd, end)))
      tokens.hasOpenQuotes = true;
    if (nameEnd > name) traits |= wholeName(source, traits, nameKind(found), nameEnd, end);
    const token = traits & Trait.bareBreak ? breakToken(source, name, end) : Token.none;
    if (token === Token.none) this.put(start, end, traits);
    else {
      tokens.seen |= traits;
      this.place(token, traits, start, end);
    }
    return end;
  }

  /** A tag whose name no step knows, but in capitals. */
  private readUnknown(start: number, name: number, isCloser: boolean): number {
    const { source } = this;
    const traits = isCloser ? Trait.opens | Trait.closer : Trait.opens;
    const oddQuote = isCloser ? -1 : oddQuoteEnd(source, name, 0);
    if (oddQuote !== -1) return this.putOddQuote(start, oddQuote, traits);
    const isOther = !isCapitalParagraph(source, start);
    const stop = isOther ? this.stopOfUnknown(name) : this.stopAfter(name, this.stops);
    if (isOther && source[stop] === 62 && this.isPlain) return this.readPlain(start, stop + 1);
    const joined = source[stop] === 10 ? this.joinedEnd(stop) : -1;
    const ending = joined === -1 ? endingTraits(source[stop] ?? 0) : Trait.closes;
    const end = joined !== -1 ? joined : ending === 0 ? this.beforeBlanks(name, stop) : stop + 1;
    this.put(start, end, traits | ending);
    return end;
  }

  private putOddQuote(start: number, end: number, traits: number): number {
    this.put(start, end, traits | Trait.quote | Trait.oddQuote);
    return end;
  }

  /** A tag that is its name alone. */
  private readBare(start: number, nameEnd: number, known: number, found: number): number {
    const { tokens } = this;
    const traits = known | bareTag(known, nameKind(found));
    const end = nameEnd + 1;
    if (traits & Trait.bareBreak) {
      tokens.seen |= traits;
      this.place(Token.plainBreak, traits, start, end);
    } else this.place(this.bareTokens.token(start, end, traits, found), traits, start, end);
    return end;
  }

  /** Where a tag ends in which there is a line break, if no step looks into it; -1 else. */
  private joinedEnd(line: number): number {
    return this.isPlain && this.joinsTags ? this.wholeEnd(line + 1) : -1;
  }

  /** Where a tag ends that is open at `from`, if nothing before that keeps it from being one token; -1 else. */
  private wholeEnd(from: number): number {
    if (from < this.openUntil) return -1;
    const stop = this.searched(inTag, from);
    if (this.source[stop] === 62) return stop + 1;
    // What ends the search here ends it wherever it begins before that.
    this.openUntil = stop;
    return -1;
  }

  /** What is no element, and what WordPress stands in for line breaks. */
  private readOther(start: number, name: number, first: number): number {
    const { tokens, source } = this;
    if (first === 87 && standsAt(source, start, keptStandIn)) {
      tokens.seen |= Trait.standIn;
      return this.placeFixed(Token.keptLine, start, keptStandIn.length);
    }
    const isDeclaration = first === 33 && name === start + 1;
    if (isDeclaration && source[name + 1] === 45 && standsAt(source, start, standIn)) return this.placeHidden(start);
    const stop = isDeclaration ? this.stopAfter(name, this.stops) : this.stopOfUnknown(name);
    if (!isDeclaration && source[stop] === 62 && this.isPlain) return this.readPlain(start, stop + 1);
    const joined = source[stop] === 10 ? this.joinedOther(start, stop, isDeclaration) : -1;
    const ending = joined === -1 ? endingTraits(source[stop] ?? 0) : Trait.closes;
    const end = joined !== -1 ? joined : ending === 0 ? this.beforeBlanks(name, stop) : stop + 1;
    this.put(start, end, (isDeclaration ? Trait.opens | Trait.declaration : Trait.opens) | ending);
    return end;
  }

  private placeHidden(start: number): number {
    this.tokens.seen |= Trait.standIn;
    return this.placeFixed(Token.hiddenLine, start, standIn.length);
  }

  private placeFixed(token: number, start: number, length: number): number {
    this.place(token, this.tokens.traits[token] ?? 0, start, start + length);
    return start + length;
  }

  private joinedOther(start: number, line: number, isDeclaration: boolean): number {
    const kind = isDeclaration ? this.sections.of(start) : Section.tag;
    if (kind === Section.tag) return this.joinedEnd(line);
    if (!this.isPlain || !this.joinsTags) return -1;
    const stop = this.searched(inSection, line + 1);
    const end = this.text.indexOf(kind === Section.comment ? '-->' : ']]>', line - textStart);
    if (end === -1 || end + textStart > stop) return -1;
    return end + textStart + 3;
  }
}
