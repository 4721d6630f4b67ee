// File name extensions WordPress 7.1 has a type for (keys of wp_get_mime_types), in its order: a table of data.

/** All of them. Which a user may upload is the media room's to say; see `extensionsForAll`. */
export const knownExtensions: readonly string[] = `
  jpg jpeg jpe gif png bmp tiff tif webp avif ico heic heif heics heifs asf asx wmv wmx wm avi divx flv mov
  qt mpeg mpg mpe mp4 m4v ogv webm mkv 3gp 3gpp 3g2 3gp2 txt asc c cc h srt csv tsv ics rtx css htm html vtt
  dfxp mp3 m4a m4b aac ra ram wav x-wav ogg oga flac mid midi wma wax mka rtf js pdf swf class tar zip gz
  gzip rar 7z exe psd xcf doc pot pps ppt wri xla xls xlt xlw mdb mpp docx docm dotx dotm xlsx xlsm xlsb
  xltx xltm xlam pptx pptm ppsx ppsm potx potm ppam sldx sldm onetoc onetoc2 onetmp onepkg oxps xps odt odp
  ods odg odc odb odf wp wpd key numbers pages
`
  .trim()
  .split(/\s+/);

const never = new Set(['swf', 'exe']);
const unfilteredOnly = new Set(['htm', 'html', 'js']);

/** Extensions a user may use (`get_allowed_mime_types`), by whether they may post unfiltered HTML. */
export const allowedExtensions = (unfilteredHtml: boolean): ReadonlySet<string> =>
  new Set(knownExtensions.filter((name) => !never.has(name) && (unfilteredHtml || !unfilteredOnly.has(name))));
