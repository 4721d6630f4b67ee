#!/usr/bin/env node
// The `broadsheet` command. Says in one line that this Node.js is too old before it loads anything that needs a newer one.
const needed = 24;
if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(`broadsheet needs Node.js ${needed} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
// How a server's memory is kept small, at no cost in speed (docs/performance.md): young objects get 8 MB a half (left to itself V8
// lets them spread over 128 MB, which no processor's cache holds), and old ones are collected when they have grown by a third.
// glibc keeps two heaps instead of one for each thread. All this is taken at the start alone, so the process begins anew as itself,
// with the same id, where the system can do that. Whoever chooses a size for young objects is left alone.
const memory = ['--max-semi-space-size=8', '--heap-growing-percent=30'];
if (process.argv[2] === 'serve' && typeof process.execve === 'function' && !/^(win32|os400)$/.test(process.platform)) {
  const said = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ');
  if (!/--max[-_]semi[-_]space[-_]size/.test(said))
    process.execve(process.execPath, [process.argv0, ...process.execArgv, ...memory, ...process.argv.slice(1)], {
      MALLOC_ARENA_MAX: '2',
      ...process.env,
    });
}
// Compiled code is kept among the temporary files: from the second start on, half of the work of loading is done.
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { main } = await import('../dist/main.js');
process.exitCode = await main(process.argv.slice(2));
