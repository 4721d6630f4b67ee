// The encodings a feed may be in, and its text in one of them. Reproduces the order in which SimplePie tries them (RFC 3023):
// what the answer says, what the document says, and the usual ones.

/** Names of encodings to try, each once. `bytes` is the body, `type` what it is (sniff.ts). */
export function encodingsOf(bytes: Uint8Array, type: string, contentType: string | undefined): string[] {
  const said = /;\x20?charset=([^;]*)/i.exec(contentType ?? '')?.[1];
  const named = said === undefined ? [] : [said];
  const own = documentEncodings(bytes);
  const first: string[] = [];
  if (type === 'application/xml' || /^application\/.*\+xml$/.test(type)) first.push(...named, ...own, 'UTF-8');
  else if (type === 'text/xml' || /^text\/.*\+xml$/.test(type)) first.push(...named, 'US-ASCII');
  else if (type.startsWith('text/')) first.push('UTF-8');
  return [...new Set([...first, ...own, 'UTF-8', 'ISO-8859-1'].map((name) => name.trim().toUpperCase()))];
}

/** By its first bytes: a mark, or an XML declaration in one byte or two a character. */
function documentEncodings(bytes: Uint8Array): string[] {
  const start = Buffer.from(bytes.subarray(0, 4096));
  if (start.subarray(0, 2).equals(Buffer.from([0xfe, 0xff]))) return ['UTF-16BE'];
  if (start.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))) return ['UTF-16LE'];
  const text = start.toString('latin1');
  if (text.startsWith('\0<\0?\0x\0m\0l')) return ['UTF-16BE'];
  if (text.startsWith('<\0?\0x\0m\0l\0')) return ['UTF-16LE'];
  const declaration = /^<\?xml([^>]{0,500})\?>/.exec(text)?.[1];
  const declared = /\sencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/.exec(declaration ?? '')?.[1];
  return declared === undefined ? ['UTF-8'] : [declared, 'UTF-8'];
}

/** The text; undefined where nobody knows the encoding, or it is empty. */
export function decodedText(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding === 'US-ASCII' || encoding === 'ASCII') {
    // Whatever comes after the first byte beyond is lost: what is left is hardly a document, and the next one is tried.
    const end = bytes.findIndex((byte) => byte > 0x7f);
    return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('latin1') || undefined;
  }
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(encoding);
  } catch {
    return undefined;
  }
  // What cannot be read stands as PHP leaves it.
  return decoder.decode(bytes).replaceAll('\ufffd', '?') || undefined;
}

/** A document without its XML declaration, which says nothing that is not known by now; undefined where it is broken. */
export function withoutDeclaration(text: string): string | undefined {
  if (!/^<\?xml[\t\n\r ]/.test(text)) return text;
  const end = text.indexOf('?>');
  return end < 0 ? undefined : text.slice(end + 2);
}
