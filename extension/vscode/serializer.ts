// VS Code's notebook data <-> our file format. What the format remembers beside a cell's text travels as plain JSON under
// one key of the metadata, so that other extensions' metadata and ours never mix.
import {
  NotebookCellData,
  NotebookCellKind,
  NotebookData,
  workspace,
  type Disposable,
  type NotebookDocument,
  type NotebookSerializer,
} from 'vscode';
import { decode, deserialize, encode, serialize, type Cell, type Notebook } from '../format';

export const NOTEBOOK_TYPE = 'aibubble';
const KEY = 'aibubble';

/** What the format remembers of a cell beside `kind`, `language` and `text`. */
export type CellMemory = Omit<Cell, 'kind' | 'language' | 'text'>;

/** What the format remembers of a notebook beside its cells. */
export type NotebookMemory = Omit<Notebook, 'cells'>;

export const cellMemory = (metadata: Record<string, unknown> | undefined): CellMemory => metadata?.[KEY] ?? {};
export const notebookMemory = (metadata: Record<string, unknown> | undefined): NotebookMemory => metadata?.[KEY] ?? {};

export const isOurs = (notebook: NotebookDocument): boolean => notebook.notebookType === NOTEBOOK_TYPE;

export function registerSerializer(): Disposable {
  const serializer: NotebookSerializer = {
    // `decode` throws on bytes that are not UTF-8: VS Code then shows the reason, and there is nothing that could be saved.
    deserializeNotebook: (bytes) => toNotebookData(deserialize(decode(bytes))),
    serializeNotebook: (data) => encode(serialize(fromNotebookData(data))),
  };
  return workspace.registerNotebookSerializer(NOTEBOOK_TYPE, serializer, { transientOutputs: true });
}

export function toNotebookData({ cells, ...memory }: Notebook): NotebookData {
  const data = new NotebookData(
    cells.map(({ kind, language, text, ...rest }) => {
      const cell = new NotebookCellData(
        kind === 'code' ? NotebookCellKind.Code : NotebookCellKind.Markup,
        text,
        language,
      );
      cell.metadata = { [KEY]: rest };
      return cell;
    }),
  );
  data.metadata = { [KEY]: memory };
  return data;
}

function fromNotebookData(data: NotebookData): Notebook {
  const cells = data.cells.map((cell): Cell => ({
    ...cellMemory(cell.metadata),
    kind: cell.kind === NotebookCellKind.Code ? 'code' : 'markdown',
    language: cell.languageId,
    text: cell.value,
  }));
  return { ...notebookMemory(data.metadata), cells };
}
