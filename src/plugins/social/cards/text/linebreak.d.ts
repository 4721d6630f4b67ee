// `linebreak` brings no types.
declare module 'linebreak' {
  // biome-ignore lint/style/noDefaultExport: so it exports.
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
