// `broadsheet install`: makes a site without starting it.
import { type Command, siteFlags } from './arguments.ts';
import { makeSite } from './open-site.ts';
import { runSettings } from './settings.ts';

export const install: Command = {
  name: 'install',
  summary: 'Makes a site: tables, default content and an administrator, whose password is printed once.',
  usage: '',
  words: [0, 0],
  flags: {
    title: { value: 'TEXT', help: "the site's title" },
    admin: { value: 'LOGIN', help: "the administrator's login (admin)" },
    email: { value: 'ADDRESS', help: "the administrator's e-mail address" },
    json: { help: 'print the result as JSON' },
    ...siteFlags,
  },
  run: async (input) => {
    const settings = runSettings(input);
    const login = input.text('admin') || 'admin';
    const url = settings.url ?? 'http://127.0.0.1:8080';
    const made = await makeSite(settings, {
      title: input.text('title') ?? 'Broadsheet',
      admin: { login, email: input.text('email') ?? '' },
      url,
    });
    if (input.on('json')) {
      input.output.print(JSON.stringify({ url, login, id: made.adminId, password: made.password }));
      return 0;
    }
    input.output.note(`A site was made for ${url}.`);
    input.output.print(
      made.password === null ? `administrator: ${login}` : `administrator: ${login}  password: ${made.password}`,
    );
    return 0;
  },
};
