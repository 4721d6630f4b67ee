// Where documents come from: a file, a folder of .json files, or standard input; each a document or a list of them.
// Reads one source at a time and refuses what is too large before it is in memory. Errors name the file and JSON path.

import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { SiteError } from '../../base/error.ts';
import { jsonPathAt } from './json-path.ts';

/** Largest source in bytes. One answer of a content API is some kilobytes; a list of 100 stays far below. */
export const largestSource = 64 * 1024 * 1024;

/** One document, not yet checked, and where it stands: `path` is `$` or `$[n]` in `file`. */
export interface FoundDocument {
  file: string;
  path: readonly (string | number)[];
  value: unknown;
}

/** Every document of the named sources, in order. `-` is standard input. Throws SiteError `import_*`. */
export async function* readDocuments(sources: readonly string[], stdin: Readable): AsyncGenerator<FoundDocument> {
  for (const source of sources) {
    for (const file of await filesOf(source)) {
      const text = await readLimited(file, file === '-' ? stdin : createReadStream(file));
      const value = parse(file, text);
      if (Array.isArray(value)) {
        for (const [index, one] of value.entries()) yield { file, path: [index], value: one };
      } else yield { file, path: [], value };
    }
  }
}

/** The files a source stands for; a folder's .json files in order of name, its subfolders' too. */
export async function filesOf(source: string): Promise<string[]> {
  if (source === '-') return ['-'];
  const info = await stat(source).catch((cause: NodeJS.ErrnoException) => {
    throw new SiteError(
      'import_no_file',
      `${source}: ${cause.code === 'ENOENT' ? 'no such file or folder' : `cannot be read (${cause.code})`}`,
    );
  });
  if (!info.isDirectory()) {
    if (info.size > largestSource) throw tooLarge(source);
    return [source];
  }
  const names = await readdir(source, { recursive: true });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  if (files.length === 0) throw new SiteError('import_no_file', `${source}: no .json files in this folder`);
  return files.map((name) => join(source, name));
}

async function readLimited(file: string, stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Uint8Array | string);
      size += bytes.length;
      if (size > largestSource) throw tooLarge(file);
      chunks.push(bytes);
    }
  } catch (cause) {
    if (cause instanceof SiteError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new SiteError('import_no_file', `${file}: cannot be read (${code})`);
  }
  const bytes = Buffer.concat(chunks);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SiteError('import_not_json', `${file}: $: not UTF-8 text`);
  }
}

function tooLarge(file: string): SiteError {
  return new SiteError(
    'import_too_large',
    `${file}: $: larger than ${largestSource / 1024 / 1024} MB; split it into several files`,
  );
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : '';
    const position = /position (\d+)/.exec(message)?.[1];
    const at = position === undefined ? text.length : Number(position);
    const cut = text.slice(at).trim() === '';
    throw new SiteError(
      'import_not_json',
      `${file}: ${jsonPathAt(text, at)}: ${cut ? 'the document is cut off here' : 'not valid JSON here'} (at character ${at + 1})`,
    );
  }
}
