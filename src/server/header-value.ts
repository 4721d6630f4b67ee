// Values of headers as they go over the wire: text beyond ASCII as the bytes of its UTF-8, as PHP sends it, which Node takes
// one character each; nothing that came in may end a header.

/** A value that any header may have. */
export function headerValue(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(/[\0-\x1f\x7f]/g, '');
  return /^[\x20-\x7e]*$/.test(line) ? line : Buffer.from(line).toString('latin1');
}
