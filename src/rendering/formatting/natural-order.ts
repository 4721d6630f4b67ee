// The order people expect of names with numbers in them. Reproduces PHP's strnatcasecmp: bytes of UTF-8, ASCII letters
// without case, runs of digits as numbers, spaces and zeros at the front passed over.

const zero = 0x30;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= zero && byte <= 0x39;
const isSpace = (byte: number | undefined): boolean => byte === 0x20 || (byte !== undefined && byte >= 9 && byte <= 13);
const upper = (byte: number): number => (byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte);

/** Where a number ends. */
function endOfDigits(text: Uint8Array, from: number): number {
  let at = from;
  while (isDigit(text[at])) at++;
  return at;
}

/** Below 0 where `one` comes first, above 0 where `other` does. */
export function compareNaturally(one: string, other: string): number {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  if (a.length === 0 || b.length === 0) return Math.sign(a.length - b.length);
  let [i, j] = [afterZeros(a), afterZeros(b)];
  for (;;) {
    while (isSpace(a[i])) i++;
    while (isSpace(b[j])) j++;
    if (isDigit(a[i]) && isDigit(b[j])) {
      const [endA, endB] = [endOfDigits(a, i), endOfDigits(b, j)];
      const [digitsA, digitsB] = [a.subarray(i, endA), b.subarray(j, endB)];
      // A number that begins with 0 is a fraction: compared digit by digit. Of others the longer one is larger.
      const isFraction = a[i] === zero || b[j] === zero;
      const order = (isFraction ? 0 : digitsA.length - digitsB.length) || Buffer.compare(digitsA, digitsB);
      if (order !== 0) return Math.sign(order);
      [i, j] = [endA, endB];
      if (i === a.length || j === b.length)
        return Number(i === a.length ? -1 : 1) * Number(a.length - i !== b.length - j);
    }
    const order = upper(a[i] ?? 0) - upper(b[j] ?? 0);
    if (order !== 0) return Math.sign(order);
    i++;
    j++;
    if (i >= a.length || j >= b.length) return Number(i < a.length) - Number(j < b.length);
  }
}

/** Past the zeros at the front that another digit follows. */
function afterZeros(text: Uint8Array): number {
  let at = 0;
  while (text[at] === zero && isDigit(text[at + 1])) at++;
  return at;
}
