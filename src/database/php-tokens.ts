// Parts PHP source into tokens, as far as configuration files go: enough to read literals without running anything.

export type Token =
  | { readonly kind: 'string'; readonly value: string; readonly line: number }
  /** A string that holds variables: its value is not known here. */
  | { readonly kind: 'template'; readonly line: number }
  | { readonly kind: 'number'; readonly value: number; readonly line: number }
  | { readonly kind: 'name' | 'variable' | 'operator'; readonly value: string; readonly line: number };

// What is not closed goes to the end of the file: trying again behind it would take quadratic time.
const pattern = new RegExp(
  [
    '(?<space>\\s+|#(?!\\[)[^\\n]*?(?=\\?>|\\n|$)|//[^\\n]*?(?=\\?>|\\n|$)|/\\*[^]*?(?:\\*/|(?![^])))',
    "(?<single>'(?:[^'\\\\]|\\\\[^])*(?:'|\\\\?(?![^])))",
    '(?<double>"(?:[^"\\\\]|\\\\[^])*(?:"|\\\\?(?![^])))',
    '<<<[ \\t]*(?<quote>[\'"]?)(?<heredoc>[A-Za-z_]\\w*)\\k<quote>\\n(?:[^]*?\\n[ \\t]*\\k<heredoc>\\b|[^]*)',
    '(?<variable>\\$[A-Za-z_\\x80-\\uffff][\\w\\x80-\\uffff]*)',
    '(?<name>\\\\?[A-Za-z_\\x80-\\uffff][\\w\\x80-\\uffff]*(?:\\\\[A-Za-z_]\\w*)*)',
    '(?<number>0[xX][0-9a-fA-F]+|\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)',
    '(?<close>\\?>)',
    '(?<operator>===|!==|<=>|\\?\\?=|\\.\\.\\.|==|!=|<=|>=|&&|\\|\\||\\?\\?|=>|->|::|\\.=|\\+=|-=|\\+\\+|--|[^])',
  ].join('|'),
  'gy',
);

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', v: '\v', e: '\x1b', f: '\f' };

/** Value of a double-quoted string; null where it holds variables. */
function doubleQuoted(body: string): string | null {
  if (/(?<!\\)(?:\\\\)*(?:\$[A-Za-z_{]|\{\$)/.test(body)) return null;
  return body.replace(
    /\\(?:([ntrvef\\$"])|u\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{1,2})|([0-7]{1,3}))/g,
    (_, simple, point, hex, octal) => {
      if (simple) return escapes[simple] ?? simple;
      const code = point
        ? Number.parseInt(point, 16)
        : hex
          ? Number.parseInt(hex, 16)
          : Number.parseInt(octal, 8) & 255;
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/** Tokens of everything between `<?php` and `?>`; text outside of PHP is left out. */
export function phpTokens(source: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  const countTo = (end: number): void => {
    for (let next = source.indexOf('\n', at); next >= 0 && next < end; next = source.indexOf('\n', next + 1)) line++;
    at = end;
  };
  for (;;) {
    const open = source.indexOf('<?', at);
    if (open < 0) return tokens;
    countTo(source.startsWith('<?php', open) ? open + 5 : source.startsWith('<?=', open) ? open + 3 : open + 2);
    while (at < source.length) {
      pattern.lastIndex = at;
      const groups = pattern.exec(source)?.groups;
      const started = line;
      countTo(pattern.lastIndex);
      if (!groups || groups.close !== undefined) {
        tokens.push({ kind: 'operator', value: ';', line });
        break;
      }
      const token = tokenOf(groups, started);
      if (token) tokens.push(token);
    }
  }
}

function tokenOf(groups: Record<string, string | undefined>, line: number): Token | null {
  if (groups.space !== undefined) return null;
  if (groups.single !== undefined) {
    return { kind: 'string', value: groups.single.slice(1, -1).replace(/\\([\\'])/g, '$1'), line };
  }
  if (groups.double !== undefined) {
    const value = doubleQuoted(groups.double.slice(1, -1));
    return value === null ? { kind: 'template', line } : { kind: 'string', value, line };
  }
  if (groups.heredoc !== undefined) return { kind: 'template', line };
  if (groups.variable !== undefined) return { kind: 'variable', value: groups.variable.slice(1), line };
  if (groups.name !== undefined) return { kind: 'name', value: groups.name.replace(/^\\/, ''), line };
  if (groups.number !== undefined) return { kind: 'number', value: Number(groups.number), line };
  return { kind: 'operator', value: groups.operator ?? '', line };
}
