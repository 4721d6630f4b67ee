// Which kinds of files a site takes, by the ending of their names. Data and rules of wp_get_mime_types,
// get_allowed_mime_types and wp_check_filetype, in WordPress's order, which decides between endings.

const table = `
jpg|jpeg|jpe image/jpeg
gif image/gif
png image/png
bmp image/bmp
tiff|tif image/tiff
webp image/webp
avif image/avif
ico image/x-icon
heic image/heic
heif image/heif
heics image/heic-sequence
heifs image/heif-sequence
asf|asx video/x-ms-asf
wmv video/x-ms-wmv
wmx video/x-ms-wmx
wm video/x-ms-wm
avi video/avi
divx video/divx
flv video/x-flv
mov|qt video/quicktime
mpeg|mpg|mpe video/mpeg
mp4|m4v video/mp4
ogv video/ogg
webm video/webm
mkv video/x-matroska
3gp|3gpp video/3gpp
3g2|3gp2 video/3gpp2
txt|asc|c|cc|h|srt text/plain
csv text/csv
tsv text/tab-separated-values
ics text/calendar
rtx text/richtext
css text/css
htm|html text/html
vtt text/vtt
dfxp application/ttaf+xml
mp3|m4a|m4b audio/mpeg
aac audio/aac
ra|ram audio/x-realaudio
wav|x-wav audio/wav
ogg|oga audio/ogg
flac audio/flac
mid|midi audio/midi
wma audio/x-ms-wma
wax audio/x-ms-wax
mka audio/x-matroska
rtf application/rtf
js application/javascript
pdf application/pdf
swf application/x-shockwave-flash
class application/java
tar application/x-tar
zip application/zip
gz|gzip application/x-gzip
rar application/rar
7z application/x-7z-compressed
exe application/x-msdownload
psd application/octet-stream
xcf application/octet-stream
doc application/msword
pot|pps|ppt application/vnd.ms-powerpoint
wri application/vnd.ms-write
xla|xls|xlt|xlw application/vnd.ms-excel
mdb application/vnd.ms-access
mpp application/vnd.ms-project
docx application/vnd.openxmlformats-officedocument.wordprocessingml.document
docm application/vnd.ms-word.document.macroEnabled.12
dotx application/vnd.openxmlformats-officedocument.wordprocessingml.template
dotm application/vnd.ms-word.template.macroEnabled.12
xlsx application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
xlsm application/vnd.ms-excel.sheet.macroEnabled.12
xlsb application/vnd.ms-excel.sheet.binary.macroEnabled.12
xltx application/vnd.openxmlformats-officedocument.spreadsheetml.template
xltm application/vnd.ms-excel.template.macroEnabled.12
xlam application/vnd.ms-excel.addin.macroEnabled.12
pptx application/vnd.openxmlformats-officedocument.presentationml.presentation
pptm application/vnd.ms-powerpoint.presentation.macroEnabled.12
ppsx application/vnd.openxmlformats-officedocument.presentationml.slideshow
ppsm application/vnd.ms-powerpoint.slideshow.macroEnabled.12
potx application/vnd.openxmlformats-officedocument.presentationml.template
potm application/vnd.ms-powerpoint.template.macroEnabled.12
ppam application/vnd.ms-powerpoint.addin.macroEnabled.12
sldx application/vnd.openxmlformats-officedocument.presentationml.slide
sldm application/vnd.ms-powerpoint.slide.macroEnabled.12
onetoc|onetoc2|onetmp|onepkg application/onenote
oxps application/oxps
xps application/vnd.ms-xpsdocument
odt application/vnd.oasis.opendocument.text
odp application/vnd.oasis.opendocument.presentation
ods application/vnd.oasis.opendocument.spreadsheet
odg application/vnd.oasis.opendocument.graphics
odc application/vnd.oasis.opendocument.chart
odb application/vnd.oasis.opendocument.database
odf application/vnd.oasis.opendocument.formula
wp|wpd application/wordperfect
key application/vnd.apple.keynote
numbers application/vnd.apple.numbers
pages application/vnd.apple.pages`;

interface Entry {
  readonly endings: readonly string[];
  readonly type: string;
}

const entries: readonly Entry[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [endings = '', type = ''] = line.split(' ');
    return { endings: endings.split('|'), type };
  });

const never = new Set(['swf', 'exe']);
const unfilteredOnly = new Set(['htm', 'js']);

const all = new Map<string, string>();
for (const { endings, type } of entries) for (const ending of endings) all.set(ending, type);

function typesFor(unfilteredHtml: boolean): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const { endings, type } of entries) {
    const first = endings[0] ?? '';
    if (never.has(first) || (!unfilteredHtml && unfilteredOnly.has(first))) continue;
    for (const ending of endings) types.set(ending, type);
  }
  return types;
}

const forTrusted = typesFor(true);
const forOthers = typesFor(false);

/** Ending → type of what a user may upload, by whether they may post unfiltered HTML. In WordPress's order. */
export function allowedTypes(unfilteredHtml: boolean): ReadonlyMap<string, string> {
  return unfilteredHtml ? forTrusted : forOthers;
}

/** Every type that WordPress knows, allowed or not. */
export const knownTypes: ReadonlyMap<string, string> = all;

/** A file's ending as it is written in the name, and its type; undefined where it is none of `types`. */
export interface NamedType {
  readonly ending: string;
  readonly type: string;
}

/** `wp_check_filetype`. */
export function typeOfName(name: string, types: ReadonlyMap<string, string>): NamedType | undefined {
  const dot = name.lastIndexOf('.');
  if (dot < 0) return undefined;
  const ending = name.slice(dot + 1);
  const type = types.get(ending.toLowerCase());
  return type === undefined ? undefined : { ending, type };
}

/** The ending that files of a type get (`wp_get_default_extension_for_mime_type`). */
export function endingOfType(type: string): string | undefined {
  return entries.find((entry) => entry.type === type)?.endings[0];
}
