// The look of the report: one column of a newspaper, white paper in print, the reader's own light or dark on a screen.
import type { Tokens } from '../output/charts/theme';
import { FONT, TOKENS, WIDTH } from '../output/charts/theme';

const variables = (tokens: Tokens): string =>
  Object.entries(tokens)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

const SERIF =
  '"Iowan Old Style","Palatino Linotype",Palatino,Georgia,"Noto Serif","Songti SC","Noto Serif CJK SC",SimSun,serif';
const MONO = 'ui-monospace,"Cascadia Mono",Consolas,Menlo,"DejaVu Sans Mono",monospace';

/** The style sheet. Dark only on a screen that asks for it: paper stays white. */
export const STYLE = `
:root{color-scheme:light dark;${variables(TOKENS.light)}}
.on-dark{display:none}
@media screen and (prefers-color-scheme:dark){:root{${variables(TOKENS.dark)}}.on-light{display:none}.on-dark{display:block}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.6 ${SERIF}}
main{max-width:${WIDTH + 48}px;margin:0 auto;padding:40px 24px 80px}
header{border-top:3px double var(--rule);border-bottom:1px solid var(--rule);padding:6px 0;margin-bottom:28px;display:flex;justify-content:space-between;gap:24px;font:12.5px/1.5 ${FONT};color:var(--ink2)}
h1,h2,h3,h4{line-height:1.2;font-weight:600;text-wrap:balance;break-after:avoid}
h1{font-size:2.3rem;margin:0 0 20px;letter-spacing:-.01em}
h2{font-size:1.45rem;margin:44px 0 12px}
h3{font-size:1.15rem;margin:32px 0 8px}
.prose{max-width:640px;overflow-wrap:break-word}
.prose p{margin:0 0 14px;hyphens:auto;orphans:3;widows:3}
.prose img{max-width:100%}
.prose blockquote{margin:0 0 14px;padding-left:16px;border-left:2px solid var(--rule);color:var(--ink2)}
.prose table{font:14px/1.5 ${FONT};border-collapse:collapse;margin:0 0 16px}
.prose :is(th,td){padding:3px 18px 3px 0;border-bottom:1px solid var(--grid);vertical-align:top;text-align:left}
.absent{color:var(--ink2);font-style:italic}
a{color:var(--blue)}
code,pre{font-family:${MONO};font-size:13px;line-height:1.5}
pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
.cell{margin:18px 0 30px;font-family:${FONT};font-size:14px;line-height:1.5}
.formula{border-left:2px solid var(--pale);padding:2px 0 2px 14px;color:var(--ink2);margin-bottom:12px}
details{margin:0 0 10px;color:var(--ink2)}
summary{cursor:pointer;font-size:12.5px}
details pre{margin-top:8px}
.cell table{border-collapse:collapse;font-variant-numeric:tabular-nums lining-nums;margin:0 0 12px}
.cell :is(th,td){text-align:left;vertical-align:baseline;padding:3px 22px 3px 0}
.cell th{font-weight:400}
tr{break-inside:avoid}
.cell .figure{text-align:right;font-weight:600;font-size:1.08em}
.band,.unit,.note,caption,.marks{color:var(--ink2)}
.note,.marks{font-size:12px}
.note{margin:2px 0 6px}
.values{width:100%}
.values :is(th,.figure){width:1px;white-space:nowrap}
.cell .values .long{width:auto;white-space:normal;text-align:left}
.values .note td{padding-top:0}
.marks a{text-decoration:none}
.gauges .marks{margin-left:6px}
.rows{width:100%;font-size:13px}
.rows caption{text-align:left;font-size:12.5px;padding-bottom:4px}
.rows thead{display:table-header-group}
.rows thead th{font-weight:600;border-bottom:1px solid var(--ink);vertical-align:bottom}
.rows td{border-bottom:1px solid var(--grid);overflow-wrap:break-word}
.cell .right{text-align:right;white-space:nowrap}
.rows :is(th,td):last-child{padding-right:0}
.rows .broken{overflow-wrap:anywhere;min-width:11em}
.table{overflow-x:auto}
.gauges{width:100%}
.gauges td,.gauges th{vertical-align:top}
.bullet{width:50%;min-width:180px}
.bar{position:relative;height:10px;margin-top:6px;background:var(--grid)}
.bar b{position:absolute;left:0;top:2px;bottom:2px;background:var(--muted)}
.bar .faint{opacity:.45}
.bar i{position:absolute;top:-3px;bottom:-3px;width:1px;background:var(--ink)}
.cuts{position:relative;height:1.5em;font-size:11px;color:var(--ink2)}
.cuts span{position:absolute;transform:translateX(-50%);white-space:nowrap}
.warn .bar b{background:var(--gold)}
.alarm .bar b{background:var(--accent)}
.warn .level{font-weight:600}
.alarm .level,.alarm .figure{font-weight:700;color:var(--accent)}
.asserts{list-style:none;margin:0 0 12px;padding:0}
.asserts span{display:inline-block;min-width:5.2em;color:var(--ink2)}
.fails,.fails span{font-weight:600}
.fails span{color:var(--accent)}
.chart{margin:6px 0 18px;break-inside:avoid}
.chart svg{display:block;max-width:100%;height:auto}
.error,.warning{border-left:3px solid var(--accent);padding:4px 0 4px 14px;margin:0 0 12px;break-inside:avoid}
.warning{border-left-color:var(--gold)}
:is(.error,.warning) p{margin:0 0 4px}
.words{color:var(--ink2)}
.sources{border-top:1px solid var(--rule);margin-top:56px;padding-top:4px;font:13.5px/1.55 ${FONT}}
.sources h2{font:600 1.1rem/1.3 ${SERIF};margin:12px 0}
.sources ol{padding-left:2em;margin:0}
.sources li{margin-bottom:6px;break-inside:avoid;overflow-wrap:anywhere}
.sources q{display:block;color:var(--ink2);font-style:italic}
@page{margin:16mm 15mm}
@media print{body{font-size:10.5pt}main{max-width:none;padding:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
h2{margin-top:24pt}.table{overflow:visible}details:not([open]){display:none}a{color:inherit;text-decoration:none}.sources a::after{content:" " attr(href);color:var(--ink2)}}
`.trim();
