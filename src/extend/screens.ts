// Screens that extensions add below /wp-admin/: the newsroom brings the frame (who is signed in, the menu, the way out) and
// the nonce of the API, the extension a piece of HTML and modules for the browser, which lie in `newsroom/ASSETS/`.
export interface AdminScreen {
  /** `/wp-admin/admin.php?page=…`. */
  readonly page: string;
  /** Other names that lead to it: pages of plugins that it stands in for. */
  readonly aliases?: readonly string[];
  readonly title: string;
  /** Whoever has it may see the screen. */
  readonly capability: string;
  /** Folder below `newsroom/` with `main.js` and `main.css`, and what these load; `frame/main.css` comes before. */
  readonly assets: string;
  /** HTML below the title. It holds no script and no style: neither would run. */
  readonly body: string;
}
