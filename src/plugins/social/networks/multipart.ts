// Forms with files (RFC 7578), for the networks that take pictures so.
import type { Asked, Stream } from './ask.ts';

export interface FilePart {
  readonly name: string;
  readonly filename: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A field: text, or something that is sent as JSON. */
export type Field = string | { readonly json: unknown };

/** `boundary`: something that no part holds; a share's key does. */
export function multipart(
  fields: Readonly<Record<string, Field>>,
  files: readonly FilePart[],
  boundary: string,
): Pick<Asked, 'body' | 'headers'> {
  const parts: Uint8Array[] = [];
  const text = (value: string): void => void parts.push(Buffer.from(value));
  for (const [name, value] of Object.entries(fields)) {
    const [type, said] =
      typeof value === 'string' ? ['', value] : ['\r\nContent-Type: application/json', JSON.stringify(value.json)];
    text(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${type}\r\n\r\n${said}\r\n`);
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

/** The same for one long file, bit by bit. */
export function multipartStream(
  fields: Readonly<Record<string, Field>>,
  file: Omit<FilePart, 'bytes'>,
  { bytes, chunks }: Stream,
  boundary: string,
): Pick<Asked, 'stream' | 'headers'> {
  const { body, headers = {} } = multipart(fields, [{ ...file, bytes: new Uint8Array() }], boundary);
  const whole = Buffer.from(body ?? '');
  const end = whole.length - Buffer.byteLength(`\r\n--${boundary}--\r\n`);
  const parts = async function* () {
    yield whole.subarray(0, end);
    yield* chunks;
    yield whole.subarray(end);
  };
  return { stream: { bytes: whole.length + bytes, chunks: parts() }, headers };
}

/** A file name for a picture of this type. */
export const filenameOf = (type: string): string => `picture.${type.replace(/^image\/(?:jpeg)?/, '') || 'jpg'}`;

/** And for a video. */
export const videoName = (type: string): string =>
  `video.${type === 'video/quicktime' ? 'mov' : /^(?:video\/)?([a-z0-9]*)/.exec(type)?.[1] || 'mp4'}`;
