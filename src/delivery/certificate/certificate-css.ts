/** The printed page's own style: ink on paper, whatever the screen's theme. */
export const CERTIFICATE_CSS = `
@page { size: A4; margin: 14mm }
* { box-sizing: border-box }
body { max-width: 190mm; margin: 0 auto; padding: 8mm 4mm; color: #16181c; background: #fff; font: 9.5pt/1.45 system-ui, sans-serif; font-variant-numeric: tabular-nums }
h1 { margin: 0; font-size: 19pt; line-height: 1.2; overflow-wrap: anywhere }
h2 { margin: 7mm 0 2mm; font-size: 11pt }
p, dl, ul { margin: 0; padding: 0 }
header { padding: 0 0 4mm 5mm; border-left: 2mm solid #2c7a4b }
header.failed { border-color: #b3261e }
.kind { color: #5b616b; letter-spacing: .04em; text-transform: uppercase; font-size: 8pt }
.verdict { margin-top: 1mm; font-size: 11pt }
.verdict strong { margin-right: 2mm; color: #2c7a4b }
.failed .verdict strong { color: #b3261e }
dl { display: grid; grid-template-columns: 26mm 1fr; gap: .6mm 4mm; margin-top: 4mm }
dt { color: #5b616b }
dd { margin: 0; overflow-wrap: anywhere }
section { break-inside: avoid }
svg { display: block; width: 100%; height: auto; font: 9px system-ui, sans-serif }
svg path { fill: none; stroke-linejoin: round }
svg text { fill: #5b616b }
svg .end { text-anchor: end }
svg .middle { text-anchor: middle }
.grid { stroke: #dfe2e7; stroke-width: .6 }
.momentary { stroke: #9bb7dd; stroke-width: .7 }
.short-term { stroke: #1d4f91; stroke-width: 1.6 }
.integrated { stroke: #16181c; stroke-width: 1; stroke-dasharray: 5 3 }
.peak { stroke: #8d939d; stroke-width: .7 }
.ceiling { stroke: #b3261e; stroke-width: 1; stroke-dasharray: 2 2 }
.mark { fill: #b3261e }
.bars { fill: #1d4f91 }
.key { margin-top: 1mm; color: #5b616b; font-size: 8.5pt }
.key i { display: inline-block; width: 5mm; height: 0; vertical-align: middle; border-top: 1.5px solid }
.key .momentary-key { color: #9bb7dd }
.key .short-term-key { color: #1d4f91; border-width: 2.5px }
.key .integrated-key { color: #16181c; border-top-style: dashed }
.key .ceiling-key { color: #b3261e; border-top-style: dotted }
.key .mark-key { width: 2mm; height: 2mm; border: 0; border-radius: 1mm; background: #b3261e }
.peaks { display: grid; grid-template-columns: repeat(5, 1fr); gap: .6mm 9mm; list-style: none }
.peaks b { float: right; font-weight: 600 }
table { width: 100%; border-collapse: collapse }
tr { break-inside: avoid }
th, td { padding: 1mm 2mm 1mm 0; border-bottom: .2mm solid #dfe2e7; text-align: left; vertical-align: top; font-weight: 400 }
thead th { color: #5b616b; font-size: 8.5pt }
tbody th { width: 36% }
td { overflow-wrap: anywhere }
td:nth-child(3) { width: 25% }
td:last-child { white-space: nowrap; padding-right: 0 }
small { display: block; color: #5b616b; font-size: 8pt; overflow-wrap: anywhere }
.state { width: 12mm; color: #2c7a4b; font-weight: 600 }
tr.failed .state, tr.failed th, tr.failed td { color: #b3261e; font-weight: 600 }
tr.failed small { color: #b3261e }
footer { margin-top: 6mm; color: #5b616b; font-size: 7.5pt; overflow-wrap: anywhere }
`
