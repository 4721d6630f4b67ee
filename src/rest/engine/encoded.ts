// Objects of answers that are sent more than once, with their JSON: whoever keeps one marks it, whoever writes answers asks
// for its bytes. What is marked must not change any more.
import { hash } from 'node:crypto';

/** JSON of an object, as bytes after a comma (as it stands in lists), and a digest that stands for it in entity tags. */
export interface Encoded {
  readonly afterComma: Buffer;
  readonly digest: string;
}

/** Marked objects; null: not written yet. */
const marked = new WeakMap<object, Encoded | null>();
/** What was made from another object by adding one property at its end. */
const extended = new WeakMap<object, { base: object; name: string }>();

/** Says that this object will be sent again, unchanged. */
export function markEncodable(object: object): void {
  if (!marked.has(object)) marked.set(object, null);
}

/** A copy with one more property, which remembers what it was made from. */
export function withProperty<T extends object, V>(base: T, name: string, value: V): T {
  const whole = { ...base, [name]: value };
  if (marked.has(base)) extended.set(whole, { base, name });
  return whole;
}

/** The JSON of a marked object, encoded once; undefined for others. Throws where JSON.stringify does. */
export function encodedObject(object: object): Encoded | undefined {
  const known = marked.get(object);
  if (known !== null) return known;
  const afterComma = Buffer.from(`,${JSON.stringify(object)}`);
  const made = { afterComma, digest: hash('sha1', afterComma, 'base64url') };
  marked.set(object, made);
  return made;
}

/** The marked object that this one only adds a property to, and that property's name. */
export function baseOf(object: object): { readonly base: object; readonly name: string } | undefined {
  return extended.get(object);
}
