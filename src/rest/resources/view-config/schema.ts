// The schema of view-config (WP_REST_View_Config_Controller::get_item_schema), put together from its parts.
import type { JsonSchema } from '../../../extend/types.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const texts = { type: 'array', items: text } as const;
const oneOf = (...names: string[]): JsonSchema => ({ type: 'string', enum: names });
const map = (properties: Record<string, JsonSchema>): JsonSchema => ({ type: 'object', properties });
const width = { type: ['string', 'number'] } as const;
const direction = oneOf('asc', 'desc');
const density = oneOf('compact', 'balanced', 'comfortable');
const operators = [
  ...['is', 'isNot', 'isAny', 'isNone', 'isAll', 'isNotAll', 'lessThan', 'greaterThan', 'lessThanOrEqual'],
  ...['greaterThanOrEqual', 'before', 'after'],
];
// A schema that says nothing: PHP shows it as an empty list.
const anything = [] as unknown as JsonSchema; // an array has no keys, as this schema

const view: Record<string, JsonSchema> = {
  filters: {
    type: 'array',
    items: map({ field: text, operator: oneOf(...operators), value: anything, isLocked: flag }),
  },
  sort: map({ field: text, direction }),
  perPage: { type: 'integer' },
  fields: texts,
  titleField: text,
  mediaField: text,
  descriptionField: text,
  showTitle: flag,
  showMedia: flag,
  showDescription: flag,
  showLevels: flag,
  groupBy: map({ field: text, direction, showLabel: { type: 'boolean', default: true } }),
  infiniteScrollEnabled: flag,
};

const columns: JsonSchema = {
  type: 'object',
  additionalProperties: map({
    width,
    maxWidth: width,
    minWidth: width,
    align: oneOf('start', 'center', 'end'),
  }),
};
const table = map({ styles: columns, density, enableMoving: flag });
const list = map({ density });
const grid = map({ badgeFields: texts, previewSize: { type: 'number' }, density });
const combined = map({
  styles: columns,
  density,
  enableMoving: flag,
  badgeFields: texts,
  previewSize: { type: 'number' },
});
const layout = (own: JsonSchema): JsonSchema => map({ ...view, layout: own });
const whole = { type: text, layout: combined, ...view };

const labels = oneOf('top', 'side', 'none');
const opening = oneOf('dropdown', 'modal');
const formLayout: JsonSchema = {
  oneOf: [
    map({ type: oneOf('regular'), labelPosition: labels }),
    map({
      type: oneOf('panel'),
      labelPosition: labels,
      openAs: { oneOf: [opening, map({ type: opening, applyLabel: text, cancelLabel: text })] },
      summary: { oneOf: [text, texts] },
      editVisibility: oneOf('always', 'on-hover'),
    }),
    map({
      type: oneOf('card'),
      withHeader: flag,
      isOpened: flag,
      isCollapsible: flag,
      summary: {
        oneOf: [
          text,
          {
            type: 'array',
            items: { oneOf: [text, map({ id: text, visibility: oneOf('always', 'when-collapsed') })] },
          },
        ],
      },
    }),
    map({
      type: oneOf('row'),
      alignment: oneOf('start', 'center', 'end'),
      styles: { type: 'object', additionalProperties: map({ flex: width }) },
    }),
    map({ type: oneOf('details'), summary: text }),
  ],
};

const readonly = (description: string, schema: JsonSchema): JsonSchema => {
  const { type, ...more } = schema;
  return { description, ...(type ? { type } : {}), readonly: true, ...more };
};

export const viewConfigSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: 'view-config',
  type: 'object',
  properties: {
    kind: readonly('Kind of the entity.', text),
    name: readonly('Name of the entity.', text),
    version: readonly('Version of this shape.', { type: 'integer' }),
    default_view: readonly('How a list is shown at first.', map(whole)),
    default_layouts: readonly(
      'How each layout is shown at first.',
      map({
        table: layout(table),
        list: layout(list),
        grid: layout(grid),
        activity: layout(list),
        pickerGrid: layout(grid),
        pickerTable: layout(table),
      }),
    ),
    view_list: readonly('Ready lists.', {
      type: 'array',
      items: map({ title: text, slug: text, view: map(whole) }),
    }),
    form: readonly(
      'How a form is laid out.',
      map({
        layout: formLayout,
        fields: {
          type: 'array',
          items: {
            oneOf: [
              text,
              map({
                id: text,
                label: text,
                description: text,
                layout: formLayout,
                children: { type: 'array', items: { oneOf: [text, { type: 'object' }] } },
              }),
            ],
          },
        },
      }),
    ),
  },
};
