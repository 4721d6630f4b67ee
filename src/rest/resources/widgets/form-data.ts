// Fields of a widget's form as clients send them back: one URL-encoded text (`wp_parse_str`).
import { toText } from '../../engine/php.ts';
import { parseQuery } from '../../engine/query.ts';

/** The fields as PHP would read them. */
export const parsedForm = (value: unknown): unknown => parseQuery(toText(value));
