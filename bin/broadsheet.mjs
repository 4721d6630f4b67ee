#!/usr/bin/env node
// The `broadsheet` command. Says in one line that this Node.js is too old before it loads anything that needs a newer one.
const needed = 24;
if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(`broadsheet needs Node.js ${needed} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
// Compiled code is kept among the temporary files: from the second start on, half of the work of loading is done.
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { main } = await import('../dist/main.js');
process.exitCode = await main(process.argv.slice(2));
