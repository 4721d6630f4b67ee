// Runs in readers' browsers, behind MediaElement.js: makes players of the shortcodes `audio` and `video`, and of `playlist`, whose
// tracks stand as JSON in the page. Stands in for WordPress's wp-mediaelement.js and wp-playlist.js: same elements, same classes.

const settings = { classPrefix: 'mejs-', stretching: 'responsive' };

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

/** A track's title, in quotes beside its artist or album. */
const quoted = (title, isQuoted) => (isQuoted ? `“${title}”` : title);

class Playlist {
  constructor(root, data) {
    this.root = root;
    this.data = data;
    this.tracks = data.tracks;
    this.index = 0;
    this.shown = root.querySelector('.wp-playlist-current-item');
    this.media = root.querySelector('audio, video');
  }

  start() {
    if (this.data.tracklist) this.list();
    this.mark();
    const { media } = this;
    media.setAttribute('src', this.track.src);
    this.resize();
    this.player = new window.MediaElementPlayer(media, {
      ...settings,
      success: (node) => node.addEventListener('ended', () => this.play(this.index + 1)),
    });
    for (const [name, by] of Object.entries({ next: 1, prev: -1 }))
      this.root.querySelector(`.wp-playlist-${name}`)?.addEventListener('click', () => this.play(this.index + by));
  }

  get track() {
    return this.tracks[this.index];
  }

  /** One after another, from the last to the first. */
  play(index) {
    this.index = (index + this.tracks.length) % this.tracks.length;
    this.player.pause();
    this.mark();
    this.resize();
    this.player.setSrc(this.track.src);
    this.player.load();
    // A file that is missing says so in the player.
    Promise.resolve(this.player.play()).catch(() => {});
  }

  /** A film has the size that was worked out for it. */
  resize() {
    const size = this.data.type === 'video' ? this.track.dimensions?.resized : undefined;
    const film = this.root.querySelector('video');
    if (!size || !film) return;
    for (const side of ['width', 'height']) film.setAttribute(side, size[side]);
  }

  /** Shows which track it is. */
  mark() {
    for (const [index, item] of this.root.querySelectorAll('.wp-playlist-item').entries())
      item.classList.toggle('wp-playlist-playing', index === this.index);
    if (!this.shown) return;
    const { title, thumb, meta } = this.track;
    const caption = element('div', 'wp-playlist-caption');
    const named = { title: quoted(title, meta.album || meta.artist), album: meta.album, artist: meta.artist };
    for (const [name, text] of Object.entries(named))
      if (text || name === 'title')
        caption.append(element('span', `wp-playlist-item-meta wp-playlist-item-${name}`, text));
    const picture = element('img');
    picture.src = thumb?.src ?? '';
    picture.alt = '';
    this.shown.replaceChildren(...(thumb?.src ? [picture] : []), caption);
  }

  list() {
    const list = element('div', 'wp-playlist-tracks');
    for (const [index, track] of this.tracks.entries()) list.append(this.item(index, track));
    this.root.append(list);
  }

  item(index, { src, title, caption, meta }) {
    const item = element('div', 'wp-playlist-item');
    const link = element('a', 'wp-playlist-caption', this.data.tracknumbers ? `${index + 1}. ` : '');
    link.href = src;
    if (caption) link.append(caption);
    else {
      const artist = this.data.artists && meta.artist;
      link.append(element('span', 'wp-playlist-item-title', artist ? `${quoted(title, true)} ` : title));
      if (artist) link.append(element('span', 'wp-playlist-item-artist', ` — ${artist}`));
    }
    link.addEventListener('click', (event) => {
      event.preventDefault();
      this.play(index);
    });
    item.append(link);
    if (meta.length_formatted) item.append(element('div', 'wp-playlist-item-length', meta.length_formatted));
    return item;
  }
}

/** What a playlist holds; undefined where that cannot be read. */
function dataOf(root) {
  try {
    const data = JSON.parse(root.querySelector('.wp-playlist-script')?.textContent ?? '');
    return data.tracks?.length > 0 ? data : undefined;
  } catch {
    return undefined;
  }
}

function start() {
  for (const media of document.querySelectorAll('.wp-audio-shortcode, .wp-video-shortcode'))
    if (media.matches('audio, video')) new window.MediaElementPlayer(media, settings);
  for (const root of document.querySelectorAll('.wp-playlist')) {
    const data = dataOf(root);
    if (data && root.querySelector('audio, video')) new Playlist(root, data).start();
  }
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
