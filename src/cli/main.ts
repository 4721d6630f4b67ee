// The `broadsheet` command: finds the subcommand, runs it, turns its errors into one line and an exit code
// (0 done, 1 failed, 2 wrong use).
import { SiteError } from '../base/error.ts';
import { version } from '../base/version.ts';
import { type Command, helpText, type Output, readArguments, WrongUse } from './arguments.ts';

/** Loaded when called, so that `--help` and a small command need not load the server. */
const commands: Record<string, { summary: string; load: () => Promise<Command> }> = {
  serve: { summary: 'serve a site', load: async () => (await import('./serve.ts')).serve },
  import: {
    summary: 'import posts as a WordPress content API answers them',
    load: async () => (await import('./import.ts')).importCommand,
  },
  install: { summary: 'make a site without starting it', load: async () => (await import('./install.ts')).install },
  user: { summary: 'users: create, list, application-password', load: async () => (await import('./user.ts')).user },
  option: { summary: 'options: get, set, list, delete', load: async () => (await import('./option.ts')).option },
  doctor: {
    summary: 'check database, version, rights, files, address and clock',
    load: async () => (await import('./doctor.ts')).doctor,
  },
};

const output: Output = {
  print: (line) => process.stdout.write(`${line}\n`),
  note: (line) => process.stderr.write(`${line}\n`),
  stderr: process.stderr,
};

function overview(): string {
  const lines = ['broadsheet COMMAND [flags]', ''];
  for (const [name, { summary }] of Object.entries(commands)) lines.push(`  ${name.padEnd(10)}${summary}`);
  return [...lines, '', 'broadsheet COMMAND --help tells more of each.'].join('\n');
}

/** Runs the command. `args` are the words after `broadsheet`. Answers the exit code; never throws. */
export async function main(args: readonly string[], to: Output = output, environment = process.env): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    to.print(overview());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    to.print(version);
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    to.note(`broadsheet: no command ${JSON.stringify(name)}; broadsheet --help lists them`);
    return 2;
  }
  try {
    const command = await entry.load();
    const { words, values } = readArguments(command, rest);
    if (values.help === true) {
      to.print(helpText(command));
      return 0;
    }
    const text = (flag: string) => (typeof values[flag] === 'string' ? values[flag] : undefined);
    return await command.run({ words, text, on: (flag) => values[flag] === true, environment, output: to });
  } catch (error) {
    if (error instanceof WrongUse) {
      to.note(`broadsheet ${name}: ${error.message}; broadsheet ${name} --help tells more`);
      return 2;
    }
    if (error instanceof SiteError) to.note(`broadsheet ${name}: ${error.message}`);
    else to.note(`broadsheet ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return 1;
  }
}
