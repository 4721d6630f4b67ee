// A widget as the API shows it: its HTML, the form it is edited with, its settings. Reproduces prepare_item_for_response of
// WP_REST_Widgets_Controller.
import { formFacts } from '../../../content/widgets/form-facts.ts';
import { encodedInstance, jsonOf } from '../../../content/widgets/instance.ts';
import { renderWidgets } from '../../../content/widgets/render.ts';
import { parseWidgetId, widgetSettings } from '../../../content/widgets/settings.ts';
import { inactive } from '../../../content/widgets/sidebars.ts';
import { widgetTypesOf } from '../../../content/widgets/types.ts';
import { trim } from '../../../rendering/formatting/php-strings.ts';
import type { FormFacts } from '../../../rendering/widgets/types.ts';
import type { Resource } from '../../engine/resource.ts';
import type { Call, Links } from '../../engine/types.ts';
import { canManage } from './access.ts';
import { parsedForm } from './form-data.ts';

const route = '/wp/v2/widgets';

export interface WidgetItem {
  readonly id: string;
  readonly sidebar: string;
  /** Filled by loaders. */
  rendered?: string;
  form?: FormFacts;
}

const everywhere = ['view', 'edit', 'embed'] as const;
const part = (description: string, type: 'string' | 'object') => ({ description, type, context: ['edit'] as const });

export const widgetResource: Resource<WidgetItem, never> = {
  title: 'widget',
  fields: {
    id: { schema: { description: 'Name of the widget.', type: 'string', context: everywhere }, read: ({ id }) => id },
    id_base: {
      schema: { description: 'Its kind.', type: 'string', context: everywhere },
      read: ({ id }) => parseWidgetId(id).idBase,
    },
    sidebar: {
      schema: {
        description: 'The side bar that it stands in.',
        type: 'string',
        default: inactive,
        required: true,
        context: everywhere,
      },
      read: ({ sidebar }) => sidebar,
    },
    rendered: {
      schema: { description: 'Its HTML.', type: 'string', context: everywhere, readonly: true },
      needs: ['rendered'],
      read: ({ rendered }) => trim(rendered ?? ''),
    },
    rendered_form: {
      schema: { description: 'HTML of its form.', type: 'string', context: ['edit'], readonly: true },
      needs: ['form'],
      read: formOf,
    },
    instance: {
      schema: {
        description: 'Its settings.',
        type: 'object',
        context: ['edit'],
        default: null,
        properties: {
          encoded: part('The settings in base64.', 'string'),
          hash: part('The signature of the settings.', 'string'),
          raw: part('The settings as they are.', 'object'),
        },
      },
      read: ({ id }, { site }) => {
        const { idBase, number } = parseWidgetId(id);
        const type = widgetTypesOf(site).get(idBase);
        if (number === undefined || !type) return null;
        return encodedInstance(site, widgetSettings(site, idBase).get(number) ?? null, type);
      },
    },
    form_data: {
      schema: { description: 'Fields of its form, URL-encoded; for writing.', type: 'string', context: [] },
      argument: { sanitize: parsedForm },
    },
  },
  loaders: { rendered: loadRendered, form: loadForms },
  links: { read: linksOf },
};

async function loadRendered(items: readonly WidgetItem[], { site, viewer }: Call): Promise<void> {
  const shown = items.filter(({ sidebar }) => sidebar !== inactive);
  const rendered = shown.length > 0 ? await renderWidgets(site, viewer, shown) : [];
  for (const [index, item] of shown.entries()) item.rendered = rendered[index] ?? '';
}

async function loadForms(items: readonly WidgetItem[], { site, viewer, request }: Call): Promise<void> {
  const facts = await formFacts(site, viewer, request.headers['user-agent'] ?? '');
  for (const item of items) item.form = facts;
}

function formOf({ id, form }: WidgetItem, { site }: Call): string | null {
  const { idBase, number } = parseWidgetId(id);
  const type = widgetTypesOf(site).get(idBase);
  if (!type || !form || number === undefined) return null;
  const settings = widgetSettings(site, idBase);
  // The first of a kind without settings stands for all that may come.
  const isTemplate = settings.size === 0 && number === 1;
  return trim(
    type.form({ number: isTemplate ? '__i__' : number, instance: jsonOf(settings.get(number)) ?? null }, form),
  );
}

function linksOf({ id, sidebar }: WidgetItem, call: Call): Links {
  const allow = canManage(call) ? (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) : (['GET'] as const);
  return {
    self: [{ href: call.url(`${route}/${id}`), allow }],
    collection: [{ href: call.url(route) }],
    about: [{ href: call.url(`/wp/v2/widget-types/${parseWidgetId(id).idBase}`), embeddable: true }],
    'https://api.w.org/sidebar': [{ href: call.url(`/wp/v2/sidebars/${sidebar}/`) }],
  };
}
