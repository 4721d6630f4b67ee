// From a route's expression to a path with placeholders: `/wp/v2/posts/(?P<id>[\d]+)` is `/wp/v2/posts/{id}`.

export interface PathTemplate {
  readonly path: string;
  readonly names: readonly string[];
}

export function pathTemplate(pattern: string): PathTemplate {
  const names: string[] = [];
  let path = '';
  for (let at = 0; at < pattern.length; at++) {
    const name = /^\(\?P<(\w+)>/.exec(pattern.slice(at, at + 80))?.[1];
    if (name !== undefined) {
      names.push(name);
      path += `{${name}}`;
      at = groupEnd(pattern, at);
    } else if (pattern[at] === '\\') path += pattern[++at] ?? '';
    else path += pattern[at];
  }
  return { path, names };
}

/** Position of the parenthesis that closes the group which opens at `start`. */
function groupEnd(pattern: string, start: number): number {
  let depth = 0;
  let inClass = false;
  for (let at = start; at < pattern.length; at++) {
    const sign = pattern[at];
    if (sign === '\\') at++;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at;
  }
  return pattern.length - 1;
}
