// The schemas of data cells: their columns, what those mean, and the Chinese headers that are read as them.

export type ColumnType = 'text' | 'date' | 'money' | 'flow' | 'power' | 'number' | 'any';

export interface ColumnEntry {
  name: string;
  type: ColumnType;
  required?: boolean;
  help: string;
  /** Headers that are read as this column. */
  aliases: readonly string[];
}

export interface SchemaEntry {
  name: string;
  help: string;
  columns: readonly ColumnEntry[];
  /** Other columns are expected, not hinted at. */
  open: boolean;
}

const column = (
  name: string,
  type: ColumnType,
  help: string,
  aliases: string[] = [],
  required = false,
): ColumnEntry => ({
  name,
  type,
  help,
  aliases,
  required,
});
const SOURCE = column('source', 'text', 'key of a `sources` cell', ['来源', '出处']);
const QUOTE = column('quote', 'text', 'the sentence that the row rests on', ['引文', '原文']);
const NOTE = column('note', 'text', 'a remark', ['备注', '说明']);
const DATE = column('date', 'date', 'when it became known', ['日期', '公布日期']);

export const SCHEMAS: readonly SchemaEntry[] = [
  {
    name: 'deals',
    help: 'who pays whom, how much, for what',
    open: false,
    columns: [
      column('from', 'text', 'who pays', ['付款方', '出资方', '支付方'], true),
      column('to', 'text', 'who is paid', ['收款方', '接收方'], true),
      column('kind', 'text', 'equity, loan, warrant, purchase, cloud, lease, …', ['类型', '种类'], true),
      column(
        'amount',
        'money',
        'money of the whole deal; `up to $100B` where only bounded; empty where unknown',
        ['金额', '数额'],
        true,
      ),
      column('deal', 'text', 'rows with the same one are one deal’s history', ['交易', '交易编号']),
      DATE,
      column('start', 'date', 'first day of the term', ['开始', '起始日']),
      column('end', 'date', 'last day of the term', ['结束', '截止日']),
      column('status', 'text', 'rumoured, announced, signed, closed, cancelled', ['状态']),
      column('condition', 'text', 'what the deal hangs on', ['条件']),
      column('power', 'power', 'capacity of the deal', ['功率', '电力']),
      column('stake', 'text', 'paper, not money: `10% of AMD`', ['股份', '持股']),
      column('in_kind', 'text', 'what is given instead of money: warrants, chips, compute', ['实物']),
      SOURCE,
      QUOTE,
      NOTE,
    ],
  },
  {
    name: 'valuations',
    help: 'what companies are worth and earn, by date',
    open: false,
    columns: [
      column('company', 'text', 'name', ['公司', '企业'], true),
      column('date', 'date', 'as of when', ['日期'], true),
      column('valuation', 'money', 'private valuation', ['估值']),
      column('market_cap', 'money', 'market capitalisation', ['市值']),
      column('revenue', 'flow', 'revenue', ['营收', '收入']),
      column('profit', 'flow', 'profit; a loss is negative', ['利润']),
      column('capex', 'flow', 'capital expenditure', ['资本开支', '资本支出']),
      column('debt', 'money', 'debt', ['债务', '负债']),
      column('cash', 'money', 'cash', ['现金']),
      column('earnings', 'any', 'earnings', ['盈利']),
      column('shares', 'number', 'shares outstanding', ['股数']),
      SOURCE,
      QUOTE,
      NOTE,
    ],
  },
  { name: 'series', help: 'a date or a year, then figures', open: true, columns: [] },
  {
    name: 'sources',
    help: 'where figures come from; a figure cites one by its key',
    open: false,
    columns: [
      column('key', 'text', 'what `[^key]` names', ['键', '编号'], true),
      column('title', 'text', 'title', ['标题'], true),
      column('publisher', 'text', 'who published it', ['出版者', '媒体']),
      DATE,
      column('url', 'text', 'where it can be read', ['网址', '链接']),
      column('archived', 'text', 'a copy that stays', ['存档']),
      QUOTE,
      NOTE,
    ],
  },
  {
    name: 'fx',
    help: 'exchange rates: one unit of `from` is `rate` of `to`',
    open: false,
    columns: [
      column('date', 'date', 'day of the rate', ['日期'], true),
      column('from', 'text', 'currency code', ['从'], true),
      column('to', 'text', 'currency code', ['到'], true),
      column('rate', 'number', 'how many of `to` for one of `from`', ['汇率'], true),
      SOURCE,
    ],
  },
  { name: 'table', help: 'any columns', open: true, columns: [] },
];

export const DEAL_KINDS: readonly { name: string; help: string; zh: string; paper?: boolean; undirected?: boolean }[] =
  [
    { name: 'equity', help: 'shares for money', zh: '股权' },
    { name: 'loan', help: 'money lent', zh: '贷款' },
    { name: 'warrant', help: 'a right to shares: paper, not money', zh: '认股权证', paper: true },
    { name: 'purchase', help: 'chips, hardware', zh: '采购' },
    { name: 'cloud', help: 'a compute contract', zh: '云服务' },
    { name: 'lease', help: 'rent', zh: '租赁' },
    { name: 'lease_back', help: 'the seller rents back what it sold', zh: '反向租赁' },
    { name: 'backstop', help: 'a guarantee', zh: '担保' },
    { name: 'revenue_share', help: 'a part of revenue', zh: '收入分成' },
    { name: 'acquisition', help: 'a company bought', zh: '收购' },
    {
      name: 'agreement',
      help: 'an agreement of which the source says neither amount nor direction',
      zh: '协议',
      undirected: true,
    },
  ];

export const DEAL_STATUSES: readonly string[] = ['rumoured', 'announced', 'signed', 'closed', 'cancelled'];
