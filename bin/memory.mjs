// How a server's memory is kept small, at no cost in speed for ordinary texts (docs/performance.md): young objects get 8 MB a half (left
// to itself V8 lets them spread over 128 MB, which no processor's cache holds), and old ones are collected when they have grown by a
// third. glibc keeps two heaps instead of one for each thread. Node.js takes all this at its start alone.

/** What Node.js is told. */
export const memoryFlags = ['--max-semi-space-size=8', '--heap-growing-percent=30'];

/** What the C library is told, in the environment. */
export const memoryEnvironment = { MALLOC_ARENA_MAX: '2' };
