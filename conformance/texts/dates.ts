// `core/archives` and `core/calendar` on sites whose posts lie over years: every kind of list with and without counts, as a list
// and to choose from, months with and without posts, several forms of permalinks and dates, weeks that start on other days, other
// time zones. Weeks that two years share, days with several posts, and what lists leave out: pages, drafts, private and later posts.
import { Sides } from './sides.ts';
import { postRow, type Row, type Store } from './store.ts';
import { plainText, type Text } from './text.ts';

/** Options of a site. */
type Settings = Readonly<Record<string, string>>;

const base: Settings = { timezone_string: 'UTC', gmt_offset: '0', start_of_week: '1', date_format: 'F j, Y' };

/** The sites: what is not said is `base`. */
export const sites: readonly Settings[] = [
  { permalink_structure: '/%year%/%monthnum%/%day%/%postname%/' },
  { permalink_structure: '', start_of_week: '0', timezone_string: 'Europe/Berlin' },
  {
    permalink_structure: '/%postname%/',
    start_of_week: '6',
    date_format: 'Y-m-d',
    timezone_string: 'Pacific/Auckland',
  },
  { permalink_structure: '/archives/%post_id%', start_of_week: '3', timezone_string: '', gmt_offset: '-9.5' },
  {
    permalink_structure: '/%year%/%monthnum%/%postname%',
    start_of_week: '5',
    date_format: 'D \\t\\h\\e jS',
    timezone_string: '',
  },
  { permalink_structure: '/index.php/%year%/%monthnum%/%day%/%postname%/', start_of_week: '2', gmt_offset: '5.75' },
];

/** Wall times of posts, around ends of years and months, in leap years, several a day. */
const times: readonly string[] = [
  ...[
    '1999-12-31 23:59:59',
    '2000-01-01 00:00:00',
    '2004-02-29 12:00:00',
    '2008-12-29 08:00:00',
    '2008-12-31 08:00:00',
  ],
  ...[
    '2009-01-01 08:00:00',
    '2009-01-04 23:30:00',
    '2009-12-31 01:00:00',
    '2010-01-01 01:00:00',
    '2010-01-03 01:00:00',
  ],
  ...[
    '2012-12-30 10:00:00',
    '2012-12-31 10:00:00',
    '2013-01-01 10:00:00',
    '2016-01-02 10:00:00',
    '2016-01-03 10:00:00',
  ],
  ...[
    '2019-11-30 23:00:00',
    '2019-12-01 00:30:00',
    '2021-05-05 05:05:05',
    '2021-05-05 06:05:05',
    '2021-05-06 05:05:05',
  ],
  ...[
    '2021-05-31 23:59:00',
    '2021-06-01 00:01:00',
    '2023-08-13 12:00:00',
    '2023-08-14 12:00:00',
    '2023-08-15 12:00:00',
  ],
];
const titles = ['Harbour & "tides"', '', 'It’s <em>late</em>', '[gallery]', '0', 'x < y -- z'];

async function store(into: Store, settings: Settings): Promise<void> {
  const rows: Row[] = times.map((post_date, index) =>
    postRow(2001 + index, {
      ...{ post_date, post_date_gmt: post_date, post_modified: post_date, post_name: `day-${index}` },
      ...{ post_title: titles[index % titles.length] ?? '', post_password: index % 11 === 3 ? 'secret' : '' },
      post_status: index % 12 === 8 ? 'private' : 'publish',
    }),
  );
  const other = (id: number, more: Row) =>
    rows.push(postRow(id, { post_date: '2018-04-04 04:04:04', post_date_gmt: '2018-04-04 04:04:04', ...more }));
  other(2101, { post_type: 'page' });
  other(2102, { post_status: 'draft' });
  other(2103, { post_status: 'pending', post_type: 'post' });
  other(2104, { post_status: 'future', post_date: '2037-04-04 04:04:04', post_date_gmt: '2037-04-04 04:04:04' });
  other(2105, { post_status: 'trash' });
  await into.insert('posts', rows);
  for (const [name, value] of Object.entries({ ...base, ...settings })) {
    await into.run('update wp_options set option_value = ? where option_name = ?', [value, name]);
  }
}

/** Months to show: with posts, without, at the ends, none. */
const months: readonly (readonly [year: unknown, month: unknown])[] = [
  ...([1999, 2000, 2008, 2009, 2012, 2013, 2016, 2019, 2020, 2021, 2023, 2037] as const).flatMap((year) =>
    [1, 2, 5, 8, 12].map((month) => [year, month] as const),
  ),
  ...([
    [2021, 0],
    [2021, 13],
    [0, 5],
    [2021, null],
    [null, 5],
    ['2021', '5'],
    [2021.5, 5],
  ] as const),
];

function texts(): Text[] {
  const made: Text[] = [];
  const add = (name: string, attributes: object) => {
    const block = `<!-- wp:${name} ${JSON.stringify(attributes)} /-->`;
    made.push(plainText(`dates ${block}`, block));
  };
  for (const type of ['monthly', 'yearly', 'weekly', 'daily', 'postbypost', 'bogus', undefined, '', 7]) {
    for (const displayAsDropdown of [false, true]) {
      for (const showPostCounts of [false, true]) add('archives', { type, displayAsDropdown, showPostCounts });
      add('archives', { type, displayAsDropdown, showLabel: false, className: 'a b', align: 'left' });
    }
  }
  for (const [year, month] of months) add('calendar', { year, month });
  add('calendar', {
    textColor: 'accent-1',
    style: { color: { background: 'red' }, elements: { link: { color: { text: 'red' } } } },
  });
  return made;
}

/** Compares all sites; what differs, and how many texts there are. */
export async function compareDates(
  port: number,
): Promise<{ count: number; found: { name: string; lines: readonly string[] }[] }> {
  let count = 0;
  const found: { name: string; lines: readonly string[] }[] = [];
  for (const settings of sites) {
    const sides = await Sides.open(port, (into) => store(into, settings));
    try {
      const list = texts();
      count += list.length;
      for (const { text, lines } of await sides.render(list)) {
        found.push({ name: `${text.name} on ${JSON.stringify(settings)}`, lines });
      }
    } finally {
      await sides.close();
    }
  }
  return { count, found };
}
