// The command palette (Ctrl+K), with the places of the newsroom.
import { wp } from './wp.js';

/** @param {import('./data.js').EditorData} given */
export function showCommands({ menu }) {
  wp.coreCommands.initializeCommandPalette({ is_network_admin: false, menu_commands: menu });
}
