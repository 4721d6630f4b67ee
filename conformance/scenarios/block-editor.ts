// wp-block-editor/v1: details of addresses elsewhere, as far as they need no other server (that is area `elsewhere`).
import { everyRole, type Scenario } from '../client.ts';

export const blockEditor: Scenario[] = [
  {
    area: 'block-editor',
    name: 'details of addresses',
    run: async (client) => {
      const path = '/wp-block-editor/v1/url-details';
      for (const role of everyRole) {
        const as = client.as(role);
        await as.get(path);
        await as.get(path, 'url=https%3A%2F%2F10.0.0.1%2F');
        await as.head(path);
        await as.options(path);
        await as.post(path, { url: 'https://10.0.0.1/' });
      }
      const admin = client.as('administrator');
      for (const url of [
        ...[
          '',
          '0',
          '1',
          'x',
          'not a url',
          'http://',
          'http:///',
          'https://nowhere.invalid/',
          'ftp://10.0.0.1/',
          '//10.0.0.1/',
          'javascript:x',
        ],
        ...[
          'http://10.0.0.1/',
          'http://172.16.0.1/',
          'http://192.168.0.1/',
          'http://169.254.169.254/',
          'http://100.64.0.1/',
          'http://0.0.0.0/',
        ],
        ...[
          'http://[::1]/',
          'http://localhost/',
          'http://127.0.0.2/',
          'http://user@127.0.0.1/',
          'http://127.0.0.1:22/',
          'http://224.0.0.1/',
          'http://255.255.255.255/',
        ],
        ...[
          'http://192.0.2.1/',
          'http://198.51.100.1/',
          'http://203.0.113.1/',
          'http://198.18.0.1/',
          'http://2130706433/',
          'http://0x7f.1/',
        ],
        ...[
          'http://10.0.0.1:8080/',
          'HTTP://10.0.0.1/',
          'http://a b/',
          'http://exa\nmple.com/',
          ' http://10.0.0.1/',
          'http://10.0.0.1#x',
          'http://10.0.0.1?x',
        ],
      ]) {
        await admin.get(path, `url=${encodeURIComponent(url)}`);
      }
      await admin.get(path, 'url[]=x');
      await admin.get(path, 'url[a]=x&_fields=title');
    },
  },
];
