// oembed/1.0: the provider for own posts in JSON and XML, and the proxy for the editor.
import { type Client, everyRole, type Scenario } from '../client.ts';
import { newsroom } from './prelude.ts';

const address = (client: Client, path: string) => encodeURIComponent(`${client.origin}${path}`);

export const oembed: Scenario[] = [
  {
    area: 'oembed',
    name: 'provider',
    run: async (client) => {
      const { posts } = await newsroom(client);
      const anonymous = client.as('anonymous');
      const admin = client.as('administrator');
      const embed = '/oembed/1.0/embed';
      const page = (
        await admin.post('/wp/v2/pages', {
          title: 'About & <em>us</em>',
          status: 'publish',
          date: '2024-05-01T10:00:00',
        })
      ).body;
      const child = (
        await admin.post('/wp/v2/pages', {
          title: 'Team',
          status: 'publish',
          parent: page.id,
          date: '2024-05-02T10:00:00',
        })
      ).body;
      const odd = (
        await admin.post('/wp/v2/posts', {
          title: 'Ünïcode "quoted" 日本 & more',
          status: 'publish',
          date: '2024-06-02T10:00:00',
        })
      ).body;
      const links: string[] = [page.link, child.link, odd.link].map((link) => link.slice(client.origin.length));
      for (const name of ['alpha', 'delta', 'private', 'draft', 'pending', 'future', 'trashed', 'sticky']) {
        const plain = `url=${address(client, `/?p=${posts[name]}`)}`;
        await anonymous.get(embed, plain);
        await admin.get(embed, plain);
        await anonymous.get(embed, `${plain}&format=xml`);
      }
      for (const path of [
        ...links,
        ...[
          '/2024/01/05/story-alpha/',
          '/2024/01/05/story-alpha',
          '/2024/01/05/story-alpha/?x=1#y',
          '/2024/01/05/story-alpha/feed/',
        ],
        ...[
          '/2024/01/05/story-alpha/embed/',
          '/2024/01/05/story-alpha/2/',
          '/2024/01/06/story-alpha/',
          '/story-alpha/',
        ],
        ...[
          '/2024/04/01/story-private/',
          '/category/world/',
          '/author/admin/',
          '/',
          '',
          '/nothing/',
          '/index.php/2024/01/05/story-alpha/',
        ],
        ...[
          '/?page_id=2',
          '/?attachment_id=2',
          '/?p=999999',
          '/?p=0',
          '/?x=1&p=1',
          '/%zz/',
          '/sample/',
          '/SAMPLE/',
          '/about-us/team/',
        ],
        ...['/2024/', '/tag/breaking/', '/2024/01/05/', '/feed/', '/robots.txt', '/wp-login.php'],
      ]) {
        await anonymous.get(embed, `url=${address(client, path)}`);
      }
      for (const url of [
        ...[
          'https://example.org/2024/01/05/story-alpha/',
          'https://127.0.0.1/2024/01/05/story-alpha/',
          '//127.0.0.1/?p=1',
        ],
        ...[
          'http://www.127.0.0.1/?p=1',
          '/2024/01/05/story-alpha/',
          '/?p=1',
          '?p=1',
          'story-alpha',
          'not a url',
          '',
          '0',
          'javascript:alert(1)',
        ],
        ...['http://', 'ftp://127.0.0.1/?p=1', 'http://user:pass@127.0.0.1/?p=1'],
      ]) {
        await anonymous.get(embed, `url=${encodeURIComponent(url)}`);
      }
      const first = `url=${address(client, '/?p=1')}`;
      for (const query of [
        ...[
          'maxwidth=100',
          'maxwidth=200',
          'maxwidth=400',
          'maxwidth=601',
          'maxwidth=99999',
          'maxwidth=-300',
          'maxwidth=abc',
          'maxwidth=',
          'maxwidth[]=3',
        ],
        ...[
          'format=xml',
          'format=XML',
          'format=json',
          'format=nonsense',
          'format[]=xml',
          'format=',
          'format=xml&maxwidth=320',
        ],
        ...[
          '_fields=title,html',
          '_fields=title&format=xml',
          '_envelope',
          '_envelope&format=xml',
          '_jsonp=call',
          '_pretty&format=xml',
          'maxheight=10',
        ],
      ]) {
        await anonymous.get(embed, `${first}&${query}`);
      }
      await anonymous.get(embed, `${first}&maxwidth=333`);
      await anonymous.get(embed);
      await anonymous.get(embed, 'format=xml');
      await anonymous.get(embed, 'url[]=x');
      await anonymous.get(embed, 'url[]=x&format=xml');
      await anonymous.get(embed, `url=${address(client, '/?p=999999')}&format=xml`);
      await anonymous.get(embed, first, { Origin: 'https://elsewhere.example' });
      await anonymous.head(embed, first);
      await anonymous.options(embed);
      for (const path of ['', '/proxy']) await anonymous.get(`/oembed/1.0${path}`);
      await anonymous.get('/oembed/1.0', 'context=help');
      await anonymous.post(embed, { url: 'x' });
      await admin.delete(embed);
    },
  },
  {
    area: 'oembed',
    name: 'proxy',
    run: async (client) => {
      const proxy = '/oembed/1.0/proxy';
      const own = address(client, '/2024/01/05/story-alpha/');
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(proxy, `url=${own}`);
        await as.get(proxy, `url=${own}&maxwidth=320&maxheight=100`);
        await as.get(proxy);
        await as.get(proxy, 'url=https%3A%2F%2Fexample.org%2Fa.mp3');
        await as.head(proxy, `url=${own}`);
        await as.options(proxy);
        await as.post(proxy, { url: 'https://example.org/' });
      }
      const admin = client.as('administrator');
      for (const url of [
        ...[
          'https://www.youtube.com/watch?v=abc',
          'https://youtu.be/abc',
          'https://vimeo.com/1',
          'https://example.org/',
          'https://example.org/x',
        ],
        ...[
          'https://example.org/v.mp4',
          'https://example.org/v.webm',
          'https://example.org/V.MP4',
          'https://example.org/a.wav?x=1',
          'a.mp3',
        ],
        ...[
          'https://www.youtube.com/embed/abc',
          'http://youtube.com/v/a%20b/c',
          'http://127.0.0.1/',
          'http://10.0.0.1/',
          'http://[::1]/',
          'ftp://x/y.mp3',
        ],
        ...[
          'not a url',
          '',
          'http://169.254.169.254/latest/meta-data/',
          'https://twitter.com/user/status/1',
          'https://example.org/a"b.mp3',
        ],
      ]) {
        await admin.get(proxy, `url=${encodeURIComponent(url)}&discover=false`);
      }
      for (const query of [
        ...[
          'format=xml',
          'format=nonsense',
          'discover=maybe',
          'discover=0',
          'maxwidth=abc',
          'maxheight=abc',
          'maxwidth=-5',
          'maxheight=-5&maxwidth=10',
        ],
        ...['maxwidth=300&maxheight=200', '_fields=html', 'maxwidth[]=1', 'maxheight[]=1'],
      ]) {
        await admin.get(proxy, `url=${encodeURIComponent('https://example.org/v.mp4')}&${query}`);
        await admin.get(proxy, `url=${own}&${query}`);
      }
    },
  },
];
