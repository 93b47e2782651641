// File > New File… > AI Bubble Notebook: an untitled notebook that is small and works.
import { commands, l10n, window, workspace, type Disposable } from 'vscode';
import { deserialize } from '../format';
import { toNotebookData, NOTEBOOK_TYPE } from './serializer';

export const registerNewNotebook = (): Disposable =>
  commands.registerCommand('aibubble.newNotebook', async () => {
    const data = toNotebookData(deserialize(newNotebook()));
    const notebook = await workspace.openNotebookDocument(NOTEBOOK_TYPE, data);
    await window.showNotebookDocument(notebook);
  });

/** One source, two deals, two figures: enough to draw a loop, and every figure in it can be looked up. */
const newNotebook = (): string => `# ${l10n.t('Where does the money go?')}

${l10n.t('Sources first: a figure cites one by its key.')}

\`\`\`aibubble-data
sources refs
key , title                                        , publisher
nbd , OpenAI's trillion-dollar bet on compute      , National Business Daily
\`\`\`

${l10n.t('One deal a line: who pays, who is paid, for what, how much. Run the cell to see the flows.')}

\`\`\`aibubble-data
deals network
from   , to     , kind     , amount        , source
Nvidia , OpenAI , equity   , up to $100B   , nbd
OpenAI , Nvidia , purchase , most of $100B , nbd
OpenAI , Oracle , cloud    , $300B         , nbd
\`\`\`

${l10n.t('Formulas name the cells above. Change a figure, run again, and what rests on it follows.')}

\`\`\`aibubble
revenue = $12B/year [^nbd]
cost    = $20B/year [^nbd]
cover   = sum(network.amount where from == "OpenAI") / revenue
profit_gap(cost, revenue)
circulation(network).share
\`\`\`
`;
