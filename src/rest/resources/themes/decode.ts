// Parts of an address that WordPress decodes a second time.

/** PHP's urldecode: `+` is a space, `%xx` a byte; what is no UTF-8 then becomes U+FFFD. */
export function decodePlus(text: string): string {
  if (!/[+%]/.test(text)) return text;
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%[0-9a-fA-F]{2}|[\s\S]/gu, (part) =>
      part.length === 3 && part.startsWith('%')
        ? String.fromCharCode(Number.parseInt(part.slice(1), 16))
        : Buffer.from(part).toString('latin1'),
    );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
