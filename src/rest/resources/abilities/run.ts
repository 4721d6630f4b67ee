// /wp-abilities/v1/abilities/NAME/run: runs an ability, by the method that fits what it does to the site, with input and
// output checked by its schemas. Reproduces WP_REST_Abilities_V1_Run_Controller and WP_Ability.
import { SiteError } from '../../../base/error.ts';
import { extensionSite } from '../../../content/extensions/site.ts';
import type { Ability, AbilityContext } from '../../../extend/abilities.ts';
import { forbidden } from '../../engine/errors.ts';
import { toText } from '../../engine/php.ts';
import { respond } from '../../engine/response.ts';
import { sanitizeValue } from '../../engine/schema/sanitize.ts';
import { validateValue } from '../../engine/schema/validate.ts';
import type { Argument, Call, RestResponse, Route } from '../../engine/types.ts';

export const nameArgument: Argument = {
  description: 'Name of the ability.',
  type: 'string',
  pattern: '^[a-zA-Z0-9\\-\\/]+$',
};
const anyType = ['integer', 'number', 'boolean', 'string', 'array', 'object', 'null'] as const;

export function runRoute(): Route {
  return {
    namespace: 'wp-abilities/v1',
    pattern: '/wp-abilities/v1/abilities/(?P<name>[a-zA-Z0-9\\-\\/]+?)/run',
    schema: () => ({
      $schema: 'http://json-schema.org/draft-04/schema#',
      title: 'ability-execution',
      type: 'object',
      properties: {
        result: { description: 'What came of it.', type: anyType, context: ['view', 'edit'], readonly: true },
      },
    }),
    endpoints: [
      {
        methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        answers: 'anything',
        args: {
          name: nameArgument,
          input: { description: 'What goes in.', type: anyType, default: null, sanitize: coerced },
        },
        permission: mayRun,
        handle: run,
      },
    ],
  };
}

const notFound = (): SiteError => new SiteError('rest_ability_not_found', 'There is no such ability.', 404);

function abilityOf({ site, params }: Call): Ability {
  const ability = site.registry.abilities.get(toText(params.name));
  if (!ability?.public) throw notFound();
  return ability;
}

/** Input as its schema reads it (`"1"` as 1), where it fits; what does not is refused later. */
function coerced(value: unknown, { site, urlParams }: Call): unknown {
  const schema = site.registry.abilities.get(urlParams.name ?? '')?.inputSchema;
  if (value === null || !schema || validateValue(value, schema, 'input')) return value;
  try {
    return sanitizeValue(value, schema, 'input');
  } catch {
    return value;
  }
}

/** GET and DELETE carry the input in the query, others in a JSON body. */
function inputOf({ request, query, params }: Call, { inputSchema }: Ability): unknown {
  const inQuery = request.method === 'GET' || request.method === 'DELETE';
  const sent = inQuery ? query.input : request.json && Object.hasOwn(request.json, 'input') ? params.input : null;
  return sent ?? inputSchema?.default ?? null;
}

function methodOf({ annotations }: Ability): string {
  if (annotations.readonly) return 'GET';
  return annotations.destructive && annotations.idempotent ? 'DELETE' : 'POST';
}

async function mayRun(call: Call): Promise<void> {
  const ability = abilityOf(call);
  const method = methodOf(ability);
  if (call.request.method !== method) {
    throw new SiteError('rest_ability_invalid_method', `This ability wants the method ${method}.`, 405);
  }
  const input = inputOf(call, ability);
  checkInput(input, ability);
  if (await ability.permission(input, contextOf(call))) return;
  throw forbidden(call.viewer, 'rest_ability_cannot_execute', 'You may not use this ability.');
}

function checkInput(input: unknown, { name, inputSchema }: Ability): void {
  if (!inputSchema) {
    if (input === null) return;
    throw new SiteError('ability_missing_input_schema', `${name} takes no input.`, 400);
  }
  const refused = validateValue(input, inputSchema, 'input');
  if (refused) throw new SiteError('ability_invalid_input', `${name} cannot use this: ${refused.message}`, 400);
}

async function run(call: Call): Promise<RestResponse> {
  const ability = abilityOf(call);
  const result = (await ability.execute(inputOf(call, ability), contextOf(call))) ?? null;
  const refused = ability.outputSchema && validateValue(result, ability.outputSchema, 'output');
  if (refused)
    throw new SiteError('ability_invalid_output', `${ability.name} gave what it should not: ${refused.message}`);
  return respond(result);
}

function contextOf({ site, viewer }: Call): AbilityContext {
  return { viewer, site: extensionSite(site), running: site };
}
