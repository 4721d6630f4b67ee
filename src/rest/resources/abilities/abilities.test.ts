// Abilities that extensions bring: method, input, permission and output are held to what the ability says of itself.
import { expect, test } from 'vitest';
import { accountViewer, findAccount } from '../../../access/account.ts';
import { type Ability, defineAbility } from '../../../extend/abilities.ts';
import { definePlugin } from '../../../extend/plugin.ts';
import { openTestSite } from '../../../testing.ts';
import { dispatch } from '../../engine/dispatch.ts';
import { createRestServer } from '../../engine/server.ts';
import { request } from '../../engine/testing.ts';
import { abilityRoutes } from './routes.ts';

const base: Omit<Ability, 'name'> = {
  ...{
    label: 'L',
    description: 'D',
    category: 'press',
    public: true,
    permission: () => true,
    execute: (input) => input,
  },
  annotations: { readonly: null, destructive: null, idempotent: null },
};
const abilities = [
  defineAbility({
    ...base,
    name: 'press/double',
    inputSchema: { type: 'integer', minimum: 1 },
    outputSchema: { type: 'integer', maximum: 100 },
    execute: (input) => Number(input) * 2,
  }),
  defineAbility({
    ...base,
    name: 'press/empty',
    annotations: { readonly: false, destructive: true, idempotent: true },
    permission: (_input, { viewer }) => viewer.can('manage_options'),
    execute: () => null,
  }),
  defineAbility({ ...base, name: 'press/hidden', public: false }),
];
const plugin = definePlugin({
  name: 'press',
  version: '1.0.0',
  register: ({ registry }) => {
    registry.addAbilityCategory({ slug: 'press', label: 'Press', description: 'Of the press.' });
    for (const ability of abilities) registry.addAbility(ability);
  },
});

async function run(login: string, line: string, json: Record<string, unknown> | null = null) {
  const site = await openTestSite({ plugins: [plugin] });
  const server = createRestServer(site, abilityRoutes(site));
  const account = await findAccount(site, 'login', login);
  if (!account) throw new Error(`no ${login}`);
  const viewer = accountViewer(site, account, { method: 'application-password' });
  const { status, data } = await dispatch(
    server,
    request(line.replace(' ', ' /wp-abilities/v1/abilities/'), { json }),
    viewer,
  );
  await site.database.close();
  return [status, typeof data === 'object' && data !== null && 'code' in data ? data.code : data];
}

test.each<[line: string, json: Record<string, unknown> | null, answer: unknown[]]>([
  ['POST press/double/run', { input: 21 }, [200, 42]],
  ['POST press/double/run', { input: '21' }, [200, 42]],
  ['POST press/double/run', { input: 51 }, [500, 'ability_invalid_output']],
  ['POST press/double/run', { input: 0 }, [400, 'ability_invalid_input']],
  ['POST press/double/run', {}, [400, 'ability_invalid_input']],
  ['GET press/double/run?input=21', null, [405, 'rest_ability_invalid_method']],
  ['DELETE press/empty/run', null, [200, null]],
  ['DELETE press/empty/run?input=1', null, [400, 'ability_missing_input_schema']],
  ['POST press/empty/run', {}, [405, 'rest_ability_invalid_method']],
  ['POST press/hidden/run', {}, [404, 'rest_ability_not_found']],
  ['GET press/hidden', null, [404, 'rest_ability_not_found']],
])('%s %j', async (line, json, answer) => expect(await run('admin', line, json)).toEqual(answer));

test('permission is the ability’s own', async () => {
  expect(await run('editor', 'DELETE press/empty/run')).toEqual([403, 'rest_ability_cannot_execute']);
});

test('names and categories are checked when they are registered', () => {
  expect(() => defineAbility({ ...base, name: 'No name' })).toThrow('not a name');
});
