// `broadsheet import`: posts as a WordPress content API answers them, from files, folders or standard input.
import { type ImportReport, importDocuments } from '../transfer/documents/import-documents.ts';
import { type Command, type Output, siteFlags } from './arguments.ts';
import { withSite } from './open-site.ts';
import { runSettings } from './settings.ts';

export const importCommand: Command = {
  name: 'import',
  summary:
    'Imports posts as a WordPress content API answers them: a file, a folder of .json files, or - for standard input.',
  usage: 'SOURCE…',
  words: [1, Number.MAX_SAFE_INTEGER],
  flags: {
    'adopt-settings': {
      help: "take over what the documents show of their site's settings, on a site with content of its own",
    },
    'to-blocks': {
      help: 'turn texts without blocks into blocks, made of their rendered HTML (texts that come without a raw form always are)',
    },
    json: { help: 'print the report as JSON' },
    ...siteFlags,
  },
  run: async (input) => {
    const show = progress(input.output);
    const options = {
      sources: input.words,
      stdin: process.stdin,
      adoptSettings: input.on('adopt-settings'),
      toBlocks: input.on('to-blocks'),
    };
    const report = await withSite(runSettings(input), (site) =>
      importDocuments(site, { ...options, progress: show.step }),
    ).finally(show.end);
    if (input.on('json')) input.output.print(JSON.stringify(report));
    else tell(report, input.output);
    return 0;
  },
};

function tell(report: ImportReport, output: Output): void {
  const { counts } = report;
  const said = Object.entries({
    new: counts.created,
    filled: counts.filled,
    updated: counts.updated,
    unchanged: counts.unchanged,
    'kept as edited here': counts.kept,
  })
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
  output.print(`${report.documents} document${report.documents === 1 ? '' : 's'}: ${said || 'nothing to do'}`);
  if (report.placeholders > 0)
    output.print(
      `${report.placeholders} placeholders stand for what the documents point at; a later import fills them`,
    );
  for (const { setting, value } of report.adopted) output.print(`adopted ${setting}: ${value}`);
  for (const warning of report.warnings) output.note(`warning: ${warning}`);
}

/** A bar on a terminal, a plain line every thousand documents elsewhere. */
function progress(output: Output) {
  const terminal = output.stderr.isTTY === true;
  let drawn = false;
  let last = 0;
  const step = (phase: 'read' | 'write', done: number, total: number) => {
    if (!terminal) {
      if (done % 1000 === 0)
        output.note(`${phase === 'read' ? 'checked' : 'wrote'} ${done}${total > 0 ? ` of ${total}` : ''}`);
      return;
    }
    if (Date.now() - last < 50 && done !== total) return;
    last = Date.now();
    drawn = true;
    const width = 30;
    const filled = total > 0 ? Math.round((done / total) * width) : 0;
    output.stderr.write(
      `\r${phase === 'read' ? 'checking' : 'writing '} [${'#'.repeat(filled)}${' '.repeat(width - filled)}] ${done}${total > 0 ? `/${total}` : ''}`,
    );
  };
  const end = () => {
    if (drawn) output.stderr.write('\r\x1b[K');
    drawn = false;
  };
  return { step, end };
}
