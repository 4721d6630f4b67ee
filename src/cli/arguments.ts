// Command-line arguments: one declaration per subcommand, from which parsing, `--help` and errors of use come.
import { parseArgs } from 'node:util';

/** One flag. `value` is what stands for its value in the help; flags without it are switches. */
export interface Flag {
  value?: string;
  help: string;
  short?: string;
}

export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** What follows the name, as `SOURCE…`. */
  usage: string;
  flags: Record<string, Flag>;
  /** Number of words the command takes after its name: least and most. */
  words: [least: number, most: number];
  /** Answers the exit code. Throws SiteError for what failed, WrongUse for what was asked wrongly. */
  run: (input: Input) => Promise<number>;
}

export interface Input {
  words: string[];
  text: (flag: string) => string | undefined;
  on: (flag: string) => boolean;
  environment: NodeJS.ProcessEnv;
  output: Output;
}

/** Where a command writes: data to stdout, everything else to stderr. */
export interface Output {
  print: (line: string) => void;
  note: (line: string) => void;
  stderr: NodeJS.WriteStream;
}

/** The command was used wrongly: exit code 2. */
export class WrongUse extends Error {}

/** Settings every command that opens a site takes. */
export const siteFlags: Record<string, Flag> = {
  data: { value: 'DIR', help: 'SQLite file, uploads and keys (BROADSHEET_DATA, ./data)' },
  url: { value: 'URL', help: "the site's address, overriding the stored one (BROADSHEET_URL)" },
  wordpress: { value: 'DIR', help: 'open the WordPress in this folder, in place' },
};

/** Reads a subcommand's arguments. Throws WrongUse in one line. */
export function readArguments(
  command: Command,
  args: readonly string[],
): { words: string[]; values: Record<string, string | boolean | undefined> } {
  const options: Record<string, { type: 'string' | 'boolean'; short?: string }> = {};
  for (const [name, flag] of Object.entries({ ...command.flags, help: { help: '', short: 'h' } })) {
    options[name] = {
      type: 'value' in flag && flag.value ? 'string' : 'boolean',
      ...(flag.short ? { short: flag.short } : {}),
    };
  }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const [least, most] = command.words;
    if (values.help !== true) {
      if (positionals.length < least) throw new WrongUse(`${command.name} needs ${command.usage}`);
      if (positionals.length > most)
        throw new WrongUse(`${command.name} takes no ${JSON.stringify(positionals[most])}`);
    }
    // parseArgs types its values by the literal options; here they are a table.
    return { words: positionals, values: values as Record<string, string | boolean | undefined> };
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw new WrongUse(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

/** What the environment says where no flag does, for commands that open a site. */
const siteEnvironment: readonly (readonly [name: string, help: string])[] = [
  ['BROADSHEET_DATA', 'as --data (./data)'],
  ['BROADSHEET_URL', 'as --url'],
  ['DATABASE_URL', "mysql://USER:PASSWORD@HOST/NAME: the database, instead of the data folder's SQLite file"],
  ['BROADSHEET_ADMIN_PASSWORD', 'password of the administrator of a new site; a random one is printed otherwise'],
  ['LOG_LEVEL', 'fatal, error, warn, info (default), debug, trace or silent'],
  ['BROADSHEET_CACHE', 'on (default), text or off: what is kept in memory'],
  ['BROADSHEET_MAY_ASK', 'host:port of services beside the site that it may ask, with commas between them'],
  [
    'BROADSHEET_MAIL',
    'smtp://user:password@host:587, smtps://…, sendmail:/path or none; the machine’s sendmail where not given',
  ],
  ['BROADSHEET_MAIL_FROM', 'address of the sender; wordpress@ the site’s host where not given'],
  [
    'BROADSHEET_SECRET_KEY',
    'encrypts tokens of other services in the database; a file of the data folder where not given',
  ],
  ['BROADSHEET_TRUST_PROXY', '1 behind a proxy that sets X-Forwarded-Proto and X-Forwarded-For'],
];

/** `--help` of one command. */
export function helpText(command: Command): string {
  const rows = Object.entries(command.flags).map(
    ([name, flag]) => [`  --${name}${flag.value ? ` ${flag.value}` : ''}`, flag.help] as const,
  );
  const width = Math.max(10, ...rows.map(([left]) => left.length)) + 2;
  const environment = 'data' in command.flags ? siteEnvironment : [];
  const lines = [`broadsheet ${command.name}${command.usage ? ` ${command.usage}` : ''}`, '', command.summary, ''];
  for (const [left, right] of rows) lines.push(left.padEnd(width) + right);
  if (environment.length > 0) lines.push('', 'Environment, where no flag is given:');
  for (const [name, help] of environment) lines.push(`  ${name.padEnd(27)}${help}`);
  return lines.join('\n');
}
