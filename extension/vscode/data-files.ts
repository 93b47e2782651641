// Reads the data files of a notebook: plain files of its workspace folder, nothing else.
import { FileType, l10n, Uri, workspace, type NotebookDocument } from 'vscode';
import { resolveDataPath, type Refusal } from './data-path';

/** A data file larger than this is refused before it is read: it would have to be copied to the worker whole. */
const LARGEST = 256 * 1024 * 1024;

/** Resolves to the bytes; rejects with a sentence that says why not. */
export async function readDataFile(notebook: NotebookDocument, path: string): Promise<Uint8Array> {
  const { root, from } = rootOf(notebook);
  const resolved = resolveDataPath(from, path);
  if (typeof resolved === 'string') throw new Error(refusalSentence(resolved, path));
  let place = root;
  for (const [index, segment] of resolved.entries()) {
    place = Uri.joinPath(place, segment);
    const stat = await Promise.resolve(workspace.fs.stat(place)).catch(() => {
      throw new Error(l10n.t('There is no file "{0}" beside this notebook.', path));
    });
    // Where a link leads cannot be resolved through `workspace.fs`, so no link is followed, inside or out.
    if (stat.type & FileType.SymbolicLink)
      throw new Error(l10n.t('"{0}" is a link, and links are not followed. Name the file itself.', path));
    const last = index === resolved.length - 1;
    if (last && stat.type !== FileType.File) throw new Error(l10n.t('"{0}" is not a file.', path));
    if (last && stat.size > LARGEST)
      throw new Error(l10n.t('"{0}" is larger than {1} MB.', path, LARGEST / 1024 / 1024));
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
  if (!first) throw new Error(l10n.t('Save the notebook first: data files are looked up beside it.'));
  return { root: first.uri, from: [] };
}

function refusalSentence(refusal: Refusal, path: string): string {
  switch (refusal) {
    case 'empty':
      return l10n.t('The name of the data file is empty.');
    case 'absolute':
      return l10n.t('"{0}" is not a relative path. Write it from the notebook’s folder: "data/prices.csv".', path);
    case 'backslash':
      return l10n.t('"{0}" has a backslash. Write "/" between folders.', path);
    case 'encoded':
      return l10n.t('"{0}" has a % escape. Write the name as it is.', path);
    case 'name':
      return l10n.t('"{0}" is not a name that every system can hold.', path);
    case 'outside':
      return l10n.t('"{0}" is outside the workspace. Data files must be inside it.', path);
  }
}
