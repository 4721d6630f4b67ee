// The API's schema rules in the shape that content asks for when it reads and writes registered meta.
import type { SchemaTools } from '../../../content/meta/types.ts';
import { sanitizeValue } from '../../engine/schema/sanitize.ts';
import { validateValue } from '../../engine/schema/validate.ts';

export const schemaTools: SchemaTools = {
  validate(value, schema, name) {
    const refused = validateValue(value, schema, name);
    if (refused) throw refused;
  },
  sanitize: (value, schema, name) => sanitizeValue(value, schema, name),
};
