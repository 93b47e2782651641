// Reads the data files of a notebook: plain files of its workspace folder, nothing else.
import { FileType, l10n, Uri, workspace, type NotebookDocument } from 'vscode';
import { resolveDataPath, type Refusal } from './data-path';

/** A data file larger than this is refused before it is read: it would have to be copied to the worker whole. */
const LARGEST = 256 * 1024 * 1024;

/** Resolves to the bytes; rejects with words that end the sentence “the file cannot be read: …”. */
export async function readDataFile(notebook: NotebookDocument, path: string): Promise<Uint8Array> {
  const { root, from } = rootOf(notebook);
  const resolved = resolveDataPath(from, path);
  if (typeof resolved === 'string') throw new Error(refusalWords(resolved));
  let place = root;
  for (const [index, segment] of resolved.entries()) {
    place = Uri.joinPath(place, segment);
    const stat = await Promise.resolve(workspace.fs.stat(place)).catch(() => {
      throw new Error(l10n.t('there is no such file'));
    });
    // Where a link leads cannot be resolved through `workspace.fs`, so no link is followed, inside or out.
    if (stat.type & FileType.SymbolicLink)
      throw new Error(l10n.t('it is a link, and links are not followed; name the file itself'));
    const last = index === resolved.length - 1;
    if (last && stat.type !== FileType.File) throw new Error(l10n.t('it is not a file'));
    if (last && stat.size > LARGEST) throw new Error(l10n.t('it is larger than {0} MB', LARGEST / 1024 / 1024));
  }
  return workspace.fs.readFile(place);
}

/** The workspace folder that holds the notebook, else the notebook's own folder; and the way from it to the notebook. */
function rootOf(notebook: NotebookDocument): { root: Uri; from: string[] } {
  const folder = workspace.getWorkspaceFolder(notebook.uri);
  if (folder) {
    const below = notebook.uri.path.slice(folder.uri.path.replace(/\/$/, '').length).split('/').filter(Boolean);
    return { root: folder.uri, from: below.slice(0, -1) };
  }
  if (!notebook.isUntitled) return { root: Uri.joinPath(notebook.uri, '..'), from: [] };
  const first = workspace.workspaceFolders?.[0];
  if (!first) throw new Error(l10n.t('the notebook has no folder yet; save it first'));
  return { root: first.uri, from: [] };
}

function refusalWords(refusal: Refusal): string {
  switch (refusal) {
    case 'empty':
      return l10n.t('its name is empty');
    case 'absolute':
      return l10n.t('it is not a relative path; write it from the notebook’s folder, like data/prices.csv');
    case 'backslash':
      return l10n.t('it has a backslash; write / between folders');
    case 'encoded':
      return l10n.t('it has a % escape; write the name as it is');
    case 'name':
      return l10n.t('it is no name that every system can hold');
    case 'outside':
      return l10n.t('it is outside the workspace');
  }
}
