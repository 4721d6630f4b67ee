// Makes a text that shows a difference small, asking about many shorter ones at once.

/** `differs` names the first of the texts that still shows it, -1 where none does. */
export function smallest(text: string, differs: (texts: readonly string[]) => number): string {
  let small = text;
  for (let length = Math.ceil(small.length / 2); length > 0; ) {
    const shorter: string[] = [];
    for (let at = 0; at < small.length; at += Math.max(1, length >> 1))
      shorter.push(small.slice(0, at) + small.slice(at + length));
    const found = differs(shorter.map((one) => one.toWellFormed()));
    if (found === -1) length = length === 1 ? 0 : length >> 1;
    else small = (shorter[found] ?? small).toWellFormed();
  }
  return small;
}
