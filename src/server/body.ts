// Bodies of answers: a text, bytes, or bytes in pieces that are sent one after the other without being copied together.

export type Body = string | Uint8Array | readonly Uint8Array[];

/** The body as one piece. */
export function bodyBytes(body: Body): Buffer {
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return Buffer.concat(body);
}

/** The body in pieces, in order. */
export function bodyPieces(body: Body): readonly Uint8Array[] {
  return body instanceof Uint8Array || typeof body === 'string' ? [bodyBytes(body)] : body;
}
