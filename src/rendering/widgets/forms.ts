// Parts of the forms that widgets are edited with. Names and ids of fields are WordPress's (WP_Widget::get_field_name,
// get_field_id), so that what editors send back is understood; labels are short words of our own.
import { escapeAttribute } from '../formatting/escape.ts';
import { textOf } from './instance.ts';
import type { WidgetType } from './types.ts';

/** Names and ids of the fields of one widget. */
export class Fields {
  readonly #base: string;
  readonly #number: number | string;

  constructor(idBase: string, number: number | string) {
    this.#base = idBase;
    this.#number = number;
  }

  id(field: string): string {
    return `widget-${this.#base}-${this.#number}-${field}`;
  }

  name(field: string): string {
    return `widget-${this.#base}[${this.#number}][${field}]`;
  }

  /** `id="…" name="…"` */
  both(field: string): string {
    return `id="${this.id(field)}" name="${this.name(field)}"`;
  }

  label(field: string, words: string): string {
    return `<label for="${this.id(field)}">${words}</label>`;
  }

  /** A paragraph with a line of text; `value` is not escaped yet. */
  line(field: string, words: string, value: string): string {
    return `
		<p>
			${this.label(field, words)}
			<input class="widefat" ${this.both(field)} type="text" value="${escapeAttribute(value)}" />
		</p>
`;
  }

  /** A paragraph with a small number. */
  count(field: string, words: string, value: number): string {
    return `		<p>
			${this.label(field, words)}
			<input class="tiny-text" ${this.both(field)} type="number" step="1" min="1" value="${value}" size="3" />
		</p>`;
  }

  /** A box to tick with its words behind it. */
  tick(field: string, words: string, isTicked: boolean): string {
    return `<input class="checkbox" type="checkbox"${checked(isTicked)} ${this.both(field)} />
			${this.label(field, words)}`;
  }
}

export const checked = (isTicked: boolean): string => (isTicked ? " checked='checked'" : '');
export const selected = (isChosen: boolean): string => (isChosen ? " selected='selected'" : '');

/** The form of a widget that has nothing but a title. */
export const titleForm =
  (idBase: string): WidgetType['form'] =>
  ({ number, instance }) =>
    new Fields(idBase, number).line('title', 'Title:', textOf(instance, 'title'));
