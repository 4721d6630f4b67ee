// Where texts stand that tests render: the front of a site that has nothing else.
import { twentyTwentyFive } from './blocks/block-theme.ts';
import type { ContentContext } from './types.ts';

export const context: ContentContext = {
  home: 'https://news.example',
  locale: 'en_US',
  useSmilies: true,
  theme: twentyTwentyFive,
  uploads: 'https://news.example/wp-content/uploads',
  data: {},
};
