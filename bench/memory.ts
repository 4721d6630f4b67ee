// Resident memory of a server while clients ask for everything: posts, lists, what lists embed, searches, terms and pages all over
// the site, so that nothing stays kept for long. What counts is the most that was seen: that is what a machine must have.
import { readFileSync } from 'node:fs';
import { searchedWords } from './content.ts';

export interface MemoryResult {
  /** Megabytes: before the load, the most under it, and the mean of its second half. */
  readonly start: number;
  readonly most: number;
  readonly mean: number;
  readonly requests: number;
}

/** A server and how it is asked. */
export interface MemoryLoad {
  readonly origin: string;
  readonly pid: number;
  readonly posts: number;
  readonly clients: number;
  readonly seconds: number;
}

const sampleMilliseconds = 100;

/** Puts the mixed load on a server. Linux only. Throws where an answer fails. */
export async function measureMemory({ origin, pid, posts, clients, seconds }: MemoryLoad): Promise<MemoryResult> {
  const start = resident(pid);
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(resident(pid)), sampleMilliseconds);
  const stop = performance.now() + seconds * 1000;
  let requests = 0;
  const client = async () => {
    while (performance.now() < stop) {
      const path = mixedPath(requests++, posts);
      // A connection that the server closed as idle while the request was on its way: asked again, as browsers do.
      const answer = await fetch(origin + path).catch(() => fetch(origin + path));
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${answer.status}: ${path}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: clients }, client));
  } finally {
    clearInterval(timer);
  }
  samples.push(resident(pid));
  const later = samples.slice(Math.floor(samples.length / 2));
  const mean = later.reduce((sum, one) => sum + one, 0) / later.length;
  return { start, most: Math.max(...samples), mean, requests };
}

/** The `n`th path of the load: kinds in turn, each over its own part of the site. */
function mixedPath(n: number, posts: number): string {
  const round = Math.floor(n / 7);
  const page = (size: number) => 1 + ((round * 31) % Math.max(1, Math.min(500, Math.floor(posts / size))));
  const api = '/wp-json/wp/v2';
  const paths = [
    `${api}/posts/${10 + ((round * 7919) % posts)}`,
    `${api}/posts?per_page=10&page=${page(10)}`,
    `${api}/posts?per_page=10&_embed&page=${page(10)}`,
    `${api}/posts?per_page=100&page=${page(100)}`,
    `${api}/posts?search=${searchedWords[round % searchedWords.length]}`,
    `${api}/tags?per_page=100&page=${1 + (round % 3)}`,
    page(10) === 1 ? '/' : `/page/${page(10)}/`,
  ];
  return paths[n % paths.length] ?? '/';
}

/** Resident memory of a process in megabytes (Linux). */
function resident(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) / 1024;
}
