// Edits tags inside HTML without touching another byte: a walk over the tags of a fragment that changes classes and attributes
// as WordPress's HTML tag processor does (same places, quoting, order and escaping). Linear.
import { ShortMap } from './short-map.ts';
import { TagEdits } from './tag-edits.ts';
import { decodeAttribute, isSpace } from './tag-syntax.ts';
import { TagWalk } from './tag-walk.ts';
import { attributeText, Wish } from './tag-wishes.ts';

const noNames = new ShortMap<boolean>();
/** Empty but while wishes become changes. */
const waiting: Wish[] = [];

export class Tags extends TagWalk {
  readonly #edits: TagEdits;
  #moved = false;
  /** Where the wishes for each tag begin. */
  readonly #none = new Wish();
  /** The first and the last wish for the tag, and the last that is among what follows. */
  #first = this.#none;
  #wish = this.#none;
  #granted = this.#none;
  /** Attributes of the tag by name, as they are to be written after a space, with it; '' for one that goes. */
  readonly #changes = new ShortMap<string>();
  /** Classes that the tag gets or loses. */
  readonly #classes = new ShortMap<boolean>();
  /** Classes that the tag has, while they are gone through. */
  #seen: ShortMap<boolean> | null = null;
  /** The classes that were settled last, for which wish, and the attribute they became; null where they stayed. */
  #settledOf = '';
  #settledFor: Wish | null = null;
  #settled: string | null = null;

  constructor(html: string) {
    super(html);
    this.#edits = new TagEdits(html);
  }

  /** Moves to the next tag; closing tags only when asked for. False at the end. */
  next(closers = false): boolean {
    if (this.#moved) this.#settle();
    for (;;) {
      if (!this.find()) {
        this.#moved = false;
        this.at = this.source.length;
        return false;
      }
      if (closers || !this.isCloser) {
        this.#moved = true;
        this.#edits.write(this.start);
        return true;
      }
    }
  }

  /** Moves to the next opening tag of this (upper-case) name. */
  nextNamed(name: string): boolean {
    while (this.next()) if (this.name === name) return true;
    return false;
  }

  /** Moves to the next opening tag that has a class, and a name if given. */
  nextWithClass(className: string, name?: string): boolean {
    while (this.next()) if ((name === undefined || this.name === name) && this.hasClass(className)) return true;
    return false;
  }

  /** Value of an attribute as it would now be read: true without a value, null if absent. */
  attribute(name: string): string | true | null {
    if (this.#wish !== this.#granted) this.#grant();
    if (name === 'class' && this.#classes.size > 0) {
      this.#settleClasses();
      // What comes is asked of this tag as it is now.
      this.#first = new Wish();
      this.#wish = this.#first;
      this.#granted = this.#first;
    }
    return this.#valueOf(name);
  }

  /** The same, without classes that are not settled. */
  #valueOf(name: string): string | true | null {
    const changed = this.#changes.size === 0 ? undefined : this.#changes.get(name);
    if (changed !== undefined) {
      if (changed === '') return null;
      const equals = changed.indexOf('=');
      return equals === -1 ? true : decodeAttribute(changed.slice(equals + 2, -1));
    }
    const place = this.attributes.indexOf(name);
    if (place === -1) return null;
    const value = this.attributes.valueOf(place);
    return value === null ? true : decodeAttribute(value);
  }

  set(name: string, value: string | true): void {
    this.#wish = this.#wish.with('set', name, value);
  }

  remove(name: string): void {
    this.#wish = this.#wish.with('remove', name, '');
  }

  addClass(name: string): void {
    this.#wish = this.#wish.with('add class', name, '');
  }

  removeClass(name: string): void {
    this.#wish = this.#wish.with('remove class', name, '');
  }

  hasClass(name: string): boolean {
    const value = this.attribute('class');
    return value === name || (typeof value === 'string' && value.split(/[ \t\f\r\n]+/).includes(name));
  }

  /** Puts HTML in place of all that stands between the tag and the one that closes it, where the walk goes on. False without one. */
  setContent(html: string): boolean {
    const closer = this.closer();
    if (closer === -1) return false;
    this.#edits.add(this.end, closer, html);
    this.at = closer;
    return true;
  }

  /** Puts HTML right after the tag. */
  insertAfter(html: string): void {
    this.#edits.add(this.end, this.end, html);
  }

  /** Drops the tag itself and keeps what it wraps. */
  unwrap(): void {
    this.#moved = false;
    this.#edits.add(this.start, this.end, '');
  }

  /** The fragment with every edit so far. */
  html(): string {
    if (this.#moved) this.#settle();
    this.#moved = false;
    return this.#edits.finish();
  }

  /** Makes changes of the wishes. */
  #grant(): void {
    for (let wish: Wish | null = this.#wish; wish !== null && wish !== this.#granted; wish = wish.before)
      waiting.push(wish);
    this.#granted = this.#wish;
    for (let wish = waiting.pop(); wish; wish = waiting.pop()) this.#grantOne(wish);
  }

  #grantOne(wish: Wish): void {
    const { kind, name } = wish;
    if (kind === 'add class' || kind === 'remove class') {
      this.#classes.set(name, kind === 'add class');
      return;
    }
    const text = kind === 'set' ? wish.text : '';
    // An address of which nothing is left changes nothing.
    if (kind === 'set' && text === '') return;
    this.#changes.set(wish.attribute, text);
    if (name === 'class') this.#classes.clear();
  }

  #settle(): void {
    const wish = this.#wish;
    if (wish === this.#none) return;
    // What comes of a wish is worth keeping from the second time on.
    if (wish.times++ > 0 && this.#first === this.#none && !this.attributes.hasAny(wish.names)) {
      wish.bare ??= this.#added();
      if (wish.bare !== '') this.#edits.put(this.nameEnd, wish.bare);
    } else {
      this.#grant();
      this.#settleClasses();
      this.#settleChanges();
    }
    this.#changes.clear();
    this.#classes.clear();
    this.#first = this.#none;
    this.#wish = this.#none;
    this.#granted = this.#none;
  }

  /** What the wishes put into a tag that has none of their attributes. */
  #added(): string {
    this.#grant();
    this.#settleClasses();
    const { size, values } = this.#changes;
    return values.slice(0, size).sort().join('');
  }

  #settleChanges(): void {
    const { size, keys, values } = this.#changes;
    for (let at = 0; at < size; at++) {
      const text = values[at];
      if (text !== undefined) this.#settleOne(keys[at] ?? '', text);
    }
  }

  #settleOne(name: string, text: string): void {
    const { attributes } = this;
    let place = attributes.indexOf(name);
    if (place === -1) {
      if (text !== '') this.#edits.add(this.nameEnd, this.nameEnd, text);
      return;
    }
    for (let put = text.slice(1); place !== -1; place = attributes.indexOf(name, place + 1)) {
      this.#edits.add(attributes.startOf(place), attributes.endOf(place), put);
      // A removed attribute goes with all its repetitions; a changed one leaves them.
      if (text !== '') break;
      put = '';
    }
  }

  /** Turns wanted class changes into one change of the attribute. */
  #settleClasses(): void {
    const wanted = this.#classes;
    if (wanted.size === 0) return;
    const value = this.#valueOf('class');
    const existing = typeof value === 'string' ? value : '';
    // Many tags have the same classes and are asked the same.
    if (this.#wish !== this.#settledFor || existing !== this.#settledOf) {
      this.#settledFor = this.#wish;
      this.#settledOf = existing;
      this.#settled = this.#changedClasses(existing);
    }
    wanted.clear();
    if (this.#settled !== null) this.#changes.set('class', this.#settled);
  }

  /** The attribute with the wanted changes, names kept once, spaces between them kept; null where nothing changes. */
  #changedClasses(existing: string): string | null {
    const wanted = this.#classes;
    const seen = existing === '' ? noNames : (this.#seen ??= new ShortMap());
    let modified = false;
    let classes = '';
    for (let at = 0; at < existing.length; ) {
      const from = at;
      while (isSpace(existing.charCodeAt(at))) at++;
      const start = at;
      while (at < existing.length && !isSpace(existing.charCodeAt(at))) at++;
      if (at === start) break;
      const name = existing.slice(start, at);
      if (wanted.get(name) === false) {
        modified = true;
        continue;
      }
      if (seen.get(name)) continue;
      seen.set(name, true);
      classes += classes === '' ? name : existing.slice(from, at);
    }
    for (let at = 0; at < wanted.size; at++) {
      const name = wanted.keys[at] ?? '';
      if (wanted.values[at] !== true || seen.get(name)) continue;
      modified = true;
      classes += classes === '' ? name : ` ${name}`;
    }
    seen.clear();
    if (!modified) return null;
    return classes === '' ? '' : attributeText('class', classes);
  }
}

/** The fragment with a class added to its first tag. */
export function withClass(html: string, ...classes: readonly string[]): string {
  const tags = new Tags(html);
  if (!tags.next()) return html;
  for (const name of classes) tags.addClass(name);
  return tags.html();
}
