// Forms with files (RFC 7578), for the networks that take pictures so.
import type { Asked } from './ask.ts';

export interface FilePart {
  readonly name: string;
  readonly filename: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** `boundary`: something that no part holds; a share's key does. */
export function multipart(
  fields: Readonly<Record<string, string>>,
  files: readonly FilePart[],
  boundary: string,
): Pick<Asked, 'body' | 'headers'> {
  const parts: Uint8Array[] = [];
  const text = (value: string): void => void parts.push(Buffer.from(value));
  for (const [name, value] of Object.entries(fields)) {
    text(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  }
  for (const { name, filename, type, bytes } of files) {
    const disposition = `form-data; name="${name}"; filename="${filename}"`;
    text(`--${boundary}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`);
    parts.push(bytes);
    text('\r\n');
  }
  text(`--${boundary}--\r\n`);
  return { body: Buffer.concat(parts), headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } };
}

/** A file name for a picture of this type. */
export const filenameOf = (type: string): string => `picture.${type.replace(/^image\/(?:jpeg)?/, '') || 'jpg'}`;
