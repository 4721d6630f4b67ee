// Where in a JSON text a position lies: for errors that name the place (`$[3].content.rendered`), linear in the text.

/**
 * The JSON path of the value that is being read at `position` (an index into `text`), for text that is valid up to there.
 * `$` is the whole document. Used to say where a document is cut off or broken.
 */
export function jsonPathAt(text: string, position: number): string {
  const path: (string | number)[] = [];
  const inObject: boolean[] = [];
  let key = '';
  let expectKey = false;
  for (let i = 0; i < position && i < text.length; i++) {
    const char = text[i];
    if (char === '"') {
      const start = i + 1;
      for (i++; i < position && i < text.length && text[i] !== '"'; i++) if (text[i] === '\\') i++;
      if (expectKey) {
        key = text.slice(start, i);
        path[path.length - 1] = key;
        expectKey = false;
      }
    } else if (char === '{') {
      inObject.push(true);
      path.push('');
      expectKey = true;
    } else if (char === '[') {
      inObject.push(false);
      path.push(0);
    } else if (char === '}' || char === ']') {
      inObject.pop();
      path.pop();
      expectKey = false;
    } else if (char === ',') {
      const last = path.length - 1;
      if (inObject[inObject.length - 1]) expectKey = true;
      else if (last >= 0) path[last] = Number(path[last]) + 1;
    }
  }
  return formatPath(path);
}

/** `['content', 'rendered']` → `$.content.rendered`; `[3]` → `$[3]`. */
export function formatPath(path: readonly (string | number)[]): string {
  let text = '$';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (part === '') continue;
    else text += /^[\w-]+$/.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
  }
  return text;
}
