#!/usr/bin/env node
// The `broadsheet` command. Says in one line that this Node.js is too old before it loads anything that needs a newer one.
const needed = 24;
if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(`broadsheet needs Node.js ${needed} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
// What a server is told about memory is taken at the start alone, so the process begins anew as itself, with the same id, where the
// system can do that. Whoever chooses a size for young objects is left alone.
if (process.argv[2] === 'serve' && typeof process.execve === 'function' && !/^(win32|os400)$/.test(process.platform)) {
  const said = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ');
  if (!/--max[-_]semi[-_]space[-_]size/.test(said)) {
    const { memoryEnvironment, memoryFlags } = await import('./memory.mjs');
    process.execve(process.execPath, [process.argv0, ...process.execArgv, ...memoryFlags, ...process.argv.slice(1)], {
      ...memoryEnvironment,
      ...process.env,
    });
  }
}
// Compiled code is kept among the temporary files: from the second start on, half of the work of loading is done.
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { main } = await import('../dist/main.js');
process.exitCode = await main(process.argv.slice(2));
