// Our own version, as package.json says it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programFolder } from './program.ts';

const manifest = join(programFolder, 'package.json');

/** What is installed now: another one than runs, where the package was renewed since the start. '' where it is gone. */
export function installedVersion(): string {
  try {
    const read: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : '';
  } catch {
    return '';
  }
}

/** The version that runs. */
export const version = installedVersion();
