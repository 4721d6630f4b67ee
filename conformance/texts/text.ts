// A text to compare: the columns of one post that rendering reads. Files below conformance/rendering/texts hold many: in
// `.html` each after a line `=== name`, with optional lines `@title …`, `@excerpt …`, `@status …`, `@password …` before its
// content; in `.lines` one a line, where `⏎` stands for a line break and `→` at the start of a line makes it a title as well.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export interface Text {
  readonly name: string;
  readonly title: string;
  readonly content: string;
  readonly excerpt: string;
  readonly status: 'publish' | 'private';
  readonly password: string;
}

/** A published text without anything but its content. */
export const plainText = (name: string, content: string, more: Partial<Text> = {}): Text => ({
  name,
  content,
  title: '',
  excerpt: '',
  status: 'publish',
  password: '',
  ...more,
});

const folder = resolve(import.meta.dirname, '../rendering/texts');

/** All texts of the corpus, by file and name. */
export function corpus(): Text[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      if (file.endsWith('.lines')) return linesOf(file, source);
      return file.endsWith('.documents') ? documentsOf(file, source) : [];
    });
}

function linesOf(file: string, source: string): Text[] {
  return source.split('\n').flatMap((line, index) => {
    if (line === '' || line.startsWith('#')) return [];
    const everywhere = line.startsWith('→');
    const content = (everywhere ? line.slice(1) : line).replaceAll('⏎', '\n');
    // Short texts are what titles, excerpts and names are made of, too.
    return [plainText(`${file}:${index + 1}`, content, everywhere ? { title: content, excerpt: content } : {})];
  });
}

function documentsOf(file: string, source: string): Text[] {
  const parts = source.split(/^=== (.*)\n/m);
  const texts: Text[] = [];
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const more: Record<string, string> = {};
    let content = parts[at + 1] ?? '';
    for (let line = /^@(\w+) (.*)\n/.exec(content); line; line = /^@(\w+) (.*)\n/.exec(content)) {
      more[line[1] ?? ''] = line[2] ?? '';
      content = content.slice(line[0].length);
    }
    texts.push(plainText(`${file}: ${parts[at]}`, content.replace(/\n$/, ''), more));
  }
  return texts;
}
