// Whether two lists hold the very same things: how what was made of some inputs is known to still be theirs.

/** Same length, and each item identical (`===`) to the other's. */
export function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
