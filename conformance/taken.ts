// One comparison at a time on each WordPress: two would put rows and options under each other's feet and find differences that are
// none.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Takes the WordPress of a port for this process, until it ends. Throws where another living process has it. */
export function take(folder: string, port: number): void {
  const path = join(folder, `site-${port}.taken`);
  mkdirSync(folder, { recursive: true });
  while (!written(path)) {
    const owner = ownerOf(path);
    if (owner === process.pid) return;
    if (owner !== undefined && isAlive(owner))
      throw new Error(`Process ${owner} compares on the WordPress of port ${port}. Wait for it, or take another port.`);
    // Whoever it was could not tidy up.
    rmSync(path, { force: true });
  }
  process.once('exit', () => rmSync(path, { force: true }));
}

function written(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Who has it; undefined where nobody has any more. */
function ownerOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
