// The widget `calendar`: this month. Reproduces WP_Widget_Calendar with get_calendar.
import { calendarTable } from '../blocks/core/calendar.ts';
import type { RenderState } from '../blocks/render-state.ts';
import { titleForm } from './forms.ts';
import { framed, titleHtml } from './frame.ts';
import { filledText } from './instance.ts';
import type { LiveWidget, WidgetPlace, WidgetType } from './types.ts';

export const calendarWidget: WidgetType = {
  idBase: 'calendar',
  name: 'Calendar',
  description: 'A month with links to the days that have posts.',
  className: 'widget_calendar',
  render,
  form: titleForm('calendar'),
};

function render({ instance }: LiveWidget, place: WidgetPlace, state: RenderState): string {
  const title = titleHtml(filledText(instance, 'title', ''), state);
  const id = state.nextId('widget-calendar') === 1 ? 'id="calendar_wrap" ' : '';
  return framed(place, title, `<div ${id}class="calendar_wrap">${calendarTable(state)}</div>`);
}
