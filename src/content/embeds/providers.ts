// Who may be embedded without being asked who they are: WordPress 7.1's list of oEmbed providers, as data. The first
// expression that an address fits decides. `{format}` stands for the format, `{host}` for this site's address.

/** Longer addresses fit none: expressions are compared at each place where an address could begin. */
const longestAddress = 2000;

const providers: readonly (readonly [pattern: RegExp, endpoint: string])[] = [
  [/https?:\/\/((m|www)\.)?youtube\.com\/watch.*/i, 'https://www.youtube.com/oembed'],
  [/https?:\/\/((m|www)\.)?youtube\.com\/playlist.*/i, 'https://www.youtube.com/oembed'],
  [/https?:\/\/((m|www)\.)?youtube\.com\/shorts\/*/i, 'https://www.youtube.com/oembed'],
  [/https?:\/\/((m|www)\.)?youtube\.com\/live\/*/i, 'https://www.youtube.com/oembed'],
  [/https?:\/\/youtu\.be\/.*/i, 'https://www.youtube.com/oembed'],
  [/https?:\/\/(.+\.)?vimeo\.com\/.*/i, 'https://vimeo.com/api/oembed.{format}'],
  [/https?:\/\/(www\.)?dailymotion\.com\/.*/i, 'https://www.dailymotion.com/services/oembed'],
  [/https?:\/\/dai\.ly\/.*/i, 'https://www.dailymotion.com/services/oembed'],
  [/https?:\/\/(www\.)?flickr\.com\/.*/i, 'https://www.flickr.com/services/oembed/'],
  [/https?:\/\/flic\.kr\/.*/i, 'https://www.flickr.com/services/oembed/'],
  [/https?:\/\/(.+\.)?smugmug\.com\/.*/i, 'https://api.smugmug.com/services/oembed/'],
  [/https?:\/\/(www\.)?scribd\.com\/(doc|document)\/.*/i, 'https://www.scribd.com/services/oembed'],
  [/https?:\/\/wordpress\.tv\/.*/i, 'https://wordpress.tv/oembed/'],
  [/https?:\/\/(.+\.)?crowdsignal\.net\/.*/i, 'https://api.crowdsignal.com/oembed'],
  [/https?:\/\/(.+\.)?polldaddy\.com\/.*/i, 'https://api.crowdsignal.com/oembed'],
  [/https?:\/\/poll\.fm\/.*/i, 'https://api.crowdsignal.com/oembed'],
  [/https?:\/\/(.+\.)?survey\.fm\/.*/i, 'https://api.crowdsignal.com/oembed'],
  [/https?:\/\/(www\.)?twitter\.com\/\w{1,15}\/status(es)?\/.*/i, 'https://publish.twitter.com/oembed'],
  [/https?:\/\/(www\.)?twitter\.com\/\w{1,15}$/i, 'https://publish.twitter.com/oembed'],
  [/https?:\/\/(www\.)?twitter\.com\/\w{1,15}\/likes$/i, 'https://publish.twitter.com/oembed'],
  [/https?:\/\/(www\.)?twitter\.com\/\w{1,15}\/lists\/.*/i, 'https://publish.twitter.com/oembed'],
  [/https?:\/\/(www\.)?twitter\.com\/\w{1,15}\/timelines\/.*/i, 'https://publish.twitter.com/oembed'],
  [/https?:\/\/(www\.)?twitter\.com\/i\/moments\/.*/i, 'https://publish.twitter.com/oembed'],
  [/https?:\/\/(www\.)?soundcloud\.com\/.*/i, 'https://soundcloud.com/oembed'],
  [/https?:\/\/(open|play)\.spotify\.com\/.*/i, 'https://embed.spotify.com/oembed/'],
  [/https?:\/\/(www\.)?issuu\.com\/.+\/docs\/.+/i, 'https://issuu.com/oembed_wp'],
  [/https?:\/\/(www\.)?mixcloud\.com\/.*/i, 'https://app.mixcloud.com/oembed/'],
  [/https?:\/\/(www\.|embed\.)?ted\.com\/talks\/.*/i, 'https://www.ted.com/services/v1/oembed.{format}'],
  [/https?:\/\/(www\.)?(animoto|video214)\.com\/play\/.*/i, 'https://animoto.com/oembeds/create'],
  [/https?:\/\/(.+)\.tumblr\.com\/.*/i, 'https://www.tumblr.com/oembed/1.0'],
  [/https?:\/\/(www\.)?kickstarter\.com\/projects\/.*/i, 'https://www.kickstarter.com/services/oembed'],
  [/https?:\/\/kck\.st\/.*/i, 'https://www.kickstarter.com/services/oembed'],
  [/https?:\/\/cloudup\.com\/.*/i, 'https://cloudup.com/oembed'],
  [/https?:\/\/((legacy|www)\.)?reverbnation\.com\/.*/i, 'https://legacy.reverbnation.com/oembed'],
  [/https?:\/\/videopress\.com\/v\/.*/, 'https://public-api.wordpress.com/oembed/?for={host}'],
  [/https?:\/\/(www\.)?reddit\.com\/r\/[^/]+\/comments\/.*/i, 'https://www.reddit.com/oembed'],
  [/https?:\/\/(www\.)?speakerdeck\.com\/.*/i, 'https://speakerdeck.com/oembed.{format}'],
  [/https?:\/\/([a-z0-9-]+\.)?amazon\.(com|com\.mx|com\.br|ca)\/.*/i, 'https://read.amazon.com/kp/api/oembed'],
  [/https?:\/\/([a-z0-9-]+\.)?amazon\.(co\.uk|de|fr|it|es|in|nl|ru)\/.*/i, 'https://read.amazon.co.uk/kp/api/oembed'],
  [/https?:\/\/([a-z0-9-]+\.)?amazon\.(co\.jp|com\.au)\/.*/i, 'https://read.amazon.com.au/kp/api/oembed'],
  [/https?:\/\/([a-z0-9-]+\.)?amazon\.cn\/.*/i, 'https://read.amazon.cn/kp/api/oembed'],
  [/https?:\/\/(www\.)?a\.co\/.*/i, 'https://read.amazon.com/kp/api/oembed'],
  [/https?:\/\/(www\.)?amzn\.to\/.*/i, 'https://read.amazon.com/kp/api/oembed'],
  [/https?:\/\/(www\.)?amzn\.eu\/.*/i, 'https://read.amazon.co.uk/kp/api/oembed'],
  [/https?:\/\/(www\.)?amzn\.in\/.*/i, 'https://read.amazon.in/kp/api/oembed'],
  [/https?:\/\/(www\.)?amzn\.asia\/.*/i, 'https://read.amazon.com.au/kp/api/oembed'],
  [/https?:\/\/(www\.)?z\.cn\/.*/i, 'https://read.amazon.cn/kp/api/oembed'],
  [/https?:\/\/(www\.)?tiktok\.com\/.*\/video\/.*/i, 'https://www.tiktok.com/oembed'],
  [/https?:\/\/(www\.)?tiktok\.com\/@.*/i, 'https://www.tiktok.com/oembed'],
  [/https?:\/\/([a-z]{2}|www)\.pinterest\.com(\.(au|mx))?\/.*/i, 'https://www.pinterest.com/oembed.json'],
  [/https?:\/\/(www\.)?wolframcloud\.com\/obj\/.+/i, 'https://www.wolframcloud.com/oembed'],
  [/https?:\/\/pca\.st\/.+/i, 'https://pca.st/oembed.json'],
  [/https?:\/\/((play|www)\.)?anghami\.com\/.*/i, 'https://api.anghami.com/rest/v1/oembed.view'],
  [/https?:\/\/bsky.app\/profile\/.*\/post\/.*/i, 'https://embed.bsky.app/oembed'],
  [/https?:\/\/(www\.)?canva\.com\/design\/.*\/view.*/i, 'https://canva.com/_oembed'],
];

/** The provider's oEmbed address; undefined where the address is not one of a known provider. */
export function providerOf(url: string, home: string): string | undefined {
  if (url.length > longestAddress) return undefined;
  const found = providers.find(([pattern]) => pattern.test(url));
  return found?.[1].replace('{format}', 'json').replace('{host}', encodeURIComponent(home));
}
